import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { WaymarkEvent } from '@waymark/contracts';
import { aDatabase, eventually, testEnvironment, type TestDatabase } from '@waymark/testing';
import { headersOf, readEnvelope } from './event-headers.js';
import { makeTopics } from './kafka-port.fixture.js';
import { KafkaPorts, type OutgoingRecord } from './kafka.port.js';
import { KafkaJsAdapter } from './kafkajs.adapter.js';
import { LANES, Topics } from './topics.js';
import { eventOf, quietLogger, someone, type Troubles, unheard, Walker } from './walk.fixture.js';

const brokers = testEnvironment().kafkaBrokers.split(',');
const aPort = () => new KafkaJsAdapter({ brokers, clientId: 'spec' }, quietLogger());
const names = new Topics(`flow-${randomUUID().slice(0, 8)}`);
const troubles: Troubles = { mistake: () => Promise.reject(new TypeError('x is undefined')) };

let database: TestDatabase;
const intake = aPort();
const running = new Set<Walker>();

beforeAll(async () => {
  database = await aDatabase('messaging-flow');
  const services = ['intake', 'eligibility', 'routing'] as const;
  const topics = LANES.flatMap((lane) => services.map((one) => names.topicOf(one, lane)));
  await makeTopics(intake, ...topics);
}, 60_000);
afterEach(() => Promise.all([...running].map(stop)));
afterAll(async () => {
  await intake.close();
  await database.drop();
});

/** A service hearing intake on real Kafka. */
async function aWalker(): Promise<Walker> {
  const ports = new KafkaPorts(aPort(), aPort());
  const walker = await Walker.on(database.url, { hears: ['intake'], troubles, ports, names });
  running.add(walker);
  walker.parts.transport.listen(() => undefined);
  for (const lane of LANES) walker.parts.relays[lane].start();
  return walker;
}

async function stop(walker: Walker): Promise<void> {
  running.delete(walker);
  const { transport, relays, ground } = walker.parts;
  await transport.close();
  for (const lane of LANES) {
    await relays[lane].stop();
    await ground.ports[lane].close();
  }
  await walker.close();
}

const asRecord = (event: WaymarkEvent): OutgoingRecord => ({
  key: event.subject,
  value: JSON.stringify(event.data),
  headers: headersOf(event),
});
const publish = (...records: OutgoingRecord[]): Promise<void> =>
  intake.publishBatch(names.topicOf('intake', 'normal'), records);

describe('events through Kafka', () => {
  it('have their effects although the worst stands between them', async () => {
    const walker = await aWalker();
    const good = Array.from({ length: 30 }, someone);
    const bad = Array.from({ length: 6 }, someone) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const [bytes, empty, headless, schema, unknown, mistaken] = bad;
    const poison: OutgoingRecord[] = [
      { ...asRecord(eventOf(bytes, 1)), value: '{"steps":' },
      { ...asRecord(eventOf(empty, 1)), value: '' },
      { ...asRecord(eventOf(headless, 1)), headers: {} },
      asRecord(eventOf(schema, 1, { data: { steps: 'many' } })),
      asRecord({ ...eventOf(unknown, 1), type: 'unknown.v1' }),
      asRecord(eventOf(mistaken, 1, { data: { steps: 1, trouble: 'mistake' } })),
    ];
    const firsts = good.map((she) => asRecord(eventOf(she, 1)));
    const seconds = good.map((she) => asRecord(eventOf(she, 2, { definition: unheard })));
    await publish(
      ...firsts,
      ...poison,
      ...seconds,
      ...good.map((she) => asRecord(eventOf(she, 3))),
    );

    await eventually(
      'every good event has its effect',
      async () => {
        const effects = await Promise.all(good.map((she) => walker.effects(she)));
        return effects.every((had) => had.join() === 'intake 1,intake 3');
      },
      { withinMs: 25_000 },
    );
    await eventually('each bad one is quarantined once, with what is wrong', async () => {
      const rows = await walker.query<{ subject: string; reason: string }>(
        'SELECT subject, reason FROM quarantine',
      );
      const reasons = new Map(rows.map(({ subject, reason }) => [subject, reason]));
      const wanted = [
        'unreadable',
        'unreadable',
        'unreadable',
        'contract-broken',
        'unknown-type',
        'failed',
      ];
      return rows.length === 6 && bad.every((she, n) => reasons.get(she) === wanted[n]);
    });
    expect(walker.parts.ground.ports.normal.health()).toMatchObject({
      consuming: true,
      dead: false,
    });
  }, 60_000);

  it('go on after a restart in the middle, each with one effect', async () => {
    const subjects = Array.from({ length: 300 }, someone);
    const first = await aWalker();
    await publish(...subjects.map((she) => asRecord(eventOf(she, 1))));
    await eventually('some are done', async () => (await had(first, subjects)) > 0);
    await stop(first);

    const second = await aWalker();
    await publish(...subjects.map((she) => asRecord(eventOf(she, 2))));
    await eventually(
      'all have both effects',
      async () => (await had(second, subjects)) === subjects.length * 2,
      { withinMs: 25_000 },
    );
    await eventually('what follows has left', async () => {
      const rows = await second.query('SELECT 1 FROM outbox WHERE published_at IS NULL');
      return rows.length === 0;
    });
  }, 60_000);

  it('are said in order, one record for each row of the outbox', async () => {
    await aWalker();
    const she = someone();
    const count = 40;
    await publish(...Array.from({ length: count }, (_, n) => asRecord(eventOf(she, n + 1))));
    const reader = aPort();
    const sequences: number[] = [];
    await reader.subscribe({
      group: `${names.prefix}-reader`,
      topics: [names.topicOf('routing', 'normal')],
      onBatch: ({ records }) => {
        const envelopes = records.map(readEnvelope).filter(({ subject }) => subject === she);
        sequences.push(...envelopes.map(({ sequence }) => sequence));
        return Promise.resolve({ lastDone: records.at(-1)?.offset ?? '0' });
      },
      onDeath: (cause) => {
        throw cause;
      },
    });
    await eventually('all are said', () => sequences.length >= count, { withinMs: 25_000 });
    expect(sequences).toEqual(Array.from({ length: count }, (_, n) => n + 1));
    await reader.close();
  }, 60_000);
});

async function had(walker: Walker, subjects: readonly string[]): Promise<number> {
  const [row] = await walker.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM walk WHERE subject = ANY ($1)',
    [subjects],
  );
  return row?.count ?? 0;
}
