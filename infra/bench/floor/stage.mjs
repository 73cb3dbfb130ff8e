// One bare stage of the floor as a process: takes whole batches, keeps them in one transaction, says them on.
// Nothing is checked, nobody is asked who they are, nothing is decided.
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import pg from 'pg';
import { stages, topicOf } from './stages.mjs';

const [, , stage = '', run = ''] = process.argv;
const before = stages[stages.indexOf(stage) - 1];
const isLast = stage === stages.at(-1);
const { FLOOR_DATABASE_URL, FLOOR_KAFKA_BROKERS = '' } = process.env;
const mostRows = 1000;
const lookAgainMs = 5;

const database = new pg.Pool({
  connectionString: FLOOR_DATABASE_URL,
  max: before === undefined ? 16 : 4,
});
const kafka = new kafkajs.Kafka({
  clientId: `floor.${stage}`,
  brokers: FLOOR_KAFKA_BROKERS.split(','),
  logLevel: kafkajs.logLevel.NOTHING,
});

if (!isLast) void relay();
if (before === undefined) await takeOverHttp();
else await takeFrom(topicOf(run, before));

async function takeOverHttp() {
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part) => (body += part));
    request.on('end', async () => {
      const id = request.headers['idempotency-key'];
      const [area] = JSON.parse(body).where.residencePlaces;
      await database.query({
        name: 'keep',
        text: `WITH kept AS (INSERT INTO intake.referral (id, area, body) VALUES ($1, $2, $3))
          INSERT INTO intake.outbox (id, body) VALUES ($1, $3)`,
        values: [id, area, body],
      });
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(`{"referralId":"${id}"}`);
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
}

async function takeFrom(topic) {
  const consumer = kafka.consumer({ groupId: topicOf(run, stage), maxWaitTimeInMs: 20 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  consumer.on(consumer.events.GROUP_JOIN, () => process.send?.({ joined: true }));
  const say = isLast
    ? ''
    : `, said AS (INSERT INTO ${stage}.outbox (id, body) SELECT id, body FROM given JOIN fresh USING (id))`;
  const text = `
    WITH fresh AS (
      INSERT INTO ${stage}.inbox (id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING RETURNING id
    ), given AS (SELECT unnest($1::uuid[]) AS id, unnest($2::jsonb[]) AS body)${say}
    INSERT INTO ${stage}.referral (id, area, body)
    SELECT id, body->'where'->'residencePlaces'->>0, body FROM given JOIN fresh USING (id)`;
  await consumer.run({
    autoCommit: true,
    eachBatchAutoResolve: true,
    eachBatch: async ({ batch: { messages } }) => {
      const values = [
        messages.map(({ key }) => String(key)),
        messages.map(({ value }) => String(value)),
      ];
      await database.query({ name: 'take', text, values });
    },
  });
}

/** At least once, in order; a row is forgotten only after the broker has it. */
async function relay() {
  const producer = kafka.producer({
    idempotent: false,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  for (;;) {
    const { rows } = await database.query({
      name: 'unsaid',
      text: `SELECT n, id, body::text AS body FROM ${stage}.outbox ORDER BY n LIMIT ${mostRows}`,
    });
    if (rows.length === 0) {
      await sleep(lookAgainMs);
      continue;
    }
    await producer.send({
      topic: topicOf(run, stage),
      acks: -1,
      messages: rows.map(({ id, body }) => ({ key: id, value: body })),
    });
    await database.query({
      name: 'said',
      text: `DELETE FROM ${stage}.outbox WHERE n = ANY ($1::bigint[])`,
      values: [rows.map(({ n }) => n)],
    });
  }
}
