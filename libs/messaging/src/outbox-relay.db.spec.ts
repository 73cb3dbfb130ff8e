import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDatabase, eventually, MemoryKafka, type TestDatabase } from '@waymark/testing';
import { readEnvelope } from './event-headers.js';
import { type KafkaPort, type OutgoingRecord, PublishFailed } from './kafka.port.js';
import { RelayHealth } from './messaging-health.js';
import { OutboxRelay } from './outbox-relay.js';
import { RelayLease } from './relay-lease.js';
import { nextWalk, someone, topics, Walker } from './walk.fixture.js';

const NEVER_POLL_MS = 600_000;
const topic = topics.topicOf('routing', 'normal');

let database: TestDatabase;
let walker: Walker;
let kafka: MemoryKafka;
let started: OutboxRelay[] = [];

beforeAll(async () => {
  database = await aDatabase('outbox-relay');
  walker = await Walker.on(database.url);
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});
beforeEach(() => {
  kafka = new MemoryKafka();
  kafka.create(topic);
});
afterEach(async () => {
  kafka.isDown = false;
  await Promise.all(started.map((relay) => relay.stop()));
  started = [];
  await walker.query('TRUNCATE outbox');
  await walker.query('TRUNCATE relay_member');
  await walker.query(`UPDATE relay_lease SET until = '-infinity'`);
});

interface Setting {
  readonly port?: Pick<KafkaPort, 'publishBatch'>;
  readonly leaseMs?: number;
  readonly pollMs?: number;
}
function aRelay({ port = kafka.port(), leaseMs = 10_000, pollMs = NEVER_POLL_MS }: Setting = {}) {
  const { connections, ground } = walker.parts;
  const lease = new RelayLease(connections, 'normal', leaseMs);
  const source = { service: 'routing', topic, pollMs } as const;
  const relay = new OutboxRelay(source, connections, lease, port, ground.logger);
  started.push(relay);
  return relay;
}

const say = (subject: string, ...steps: number[]): Promise<void> =>
  walker.parts.unitOfWork.run((tx) => {
    for (const step of steps) tx.publish(nextWalk(subject, step));
    return Promise.resolve();
  });

/** What the topic holds of a subject: sequences, in order. */
const inTopic = (subject: string): number[] =>
  kafka
    .recordsOf(topic)
    .map(readEnvelope)
    .filter((envelope) => envelope.subject === subject)
    .map(({ sequence }) => sequence);

const unpublished = async (): Promise<number> => {
  const rows = await walker.query('SELECT 1 FROM outbox WHERE published_at IS NULL');
  return rows.length;
};

describe('the relay', () => {
  it('sends what was committed, in order, as CloudEvents, and marks it', async () => {
    const she = someone();
    await say(she, 1, 2, 3);
    expect(await aRelay().pass()).toBe(3);

    expect(inTopic(she)).toEqual([1, 2, 3]);
    const [first] = kafka.recordsOf(topic);
    expect(first?.key?.toString()).toBe(she);
    expect(first?.value?.toString()).toBe('{"steps":1}');
    if (first === undefined) throw new Error('a record');
    expect(readEnvelope(first)).toMatchObject({
      ...{ type: 'walked.v1', source: 'routing', subject: she, sequence: 1, urgent: false },
    });
    expect(await unpublished()).toBe(0);
    expect(await aRelay().pass()).toBe(0);
  });

  it('marks nothing that Kafka has not taken, and sends it later', async () => {
    const she = someone();
    await say(she, 1, 2);
    kafka.isDown = true;
    const relay = aRelay();
    await expect(relay.pass()).rejects.toThrow(PublishFailed);
    expect(await unpublished()).toBe(2);
    kafka.isDown = false;
    expect(await relay.pass()).toBe(2);
    expect(inTopic(she)).toEqual([1, 2]);
  });

  it('finds what was committed late although later rows were sent before', async () => {
    const [late, early] = [someone(), someone()];
    const slow = walker.dataSource.createQueryRunner();
    await slow.startTransaction();
    await slow.query(
      `INSERT INTO outbox (event_id, subject, sequence, urgent, bucket, type, attributes, data)
       VALUES (gen_random_uuid(), $1, 1, false, 0, 'walked.v1', $2, '{"steps":1}')`,
      [
        late,
        JSON.stringify({ time: '2026-11-22T10:00:00.000Z', traceparent: TRACE, causationid: 'c' }),
      ],
    );
    await say(early, 1);
    const relay = aRelay();
    await relay.pass();
    expect(inTopic(early)).toEqual([1]);
    await slow.commitTransaction();
    await slow.release();
    await relay.pass();
    expect(inTopic(late)).toEqual([1]);
  });

  it('is woken at once by the process that commits', async () => {
    const she = someone();
    const relay = aRelay();
    relay.start();
    await eventually('the relay holds its lease', async () => {
      const rows = await walker.query('SELECT 1 FROM relay_lease WHERE until > now()');
      return rows.length > 0;
    });
    await say(she, 1);
    relay.poke();
    await eventually('the event is in the topic', () => inTopic(she).length === 1);
    await relay.stop();
  });

  it('looks by itself for what nobody told it of', async () => {
    const she = someone();
    const relay = aRelay({ pollMs: 20 });
    relay.start();
    await say(she, 1);
    await eventually('the event is in the topic', () => inTopic(she).length === 1);
    await relay.stop();
  });

  it('goes on by itself after Kafka was away', async () => {
    const she = someone();
    kafka.isDown = true;
    const relay = aRelay({ pollMs: 20 });
    relay.start();
    await say(she, 1);
    await walker.query('SELECT pg_sleep(0.3)');
    kafka.isDown = false;
    await eventually('the event is in the topic', () => inTopic(she).length === 1);
    await relay.stop();
  });

  it('sends what is left when it is stopped, and lets go at once', async () => {
    const she = someone();
    const relay = aRelay();
    relay.start();
    await say(she, 1, 2);
    await relay.stop();
    expect(inTopic(she)).toEqual([1, 2]);
    await say(she, 3);
    expect(await aRelay().pass()).toBe(1);
  });
});

describe('of two relays', () => {
  it('neither sends on a lease that has run out unnoticed', async () => {
    const she = someone();
    const relay = aRelay();
    await relay.pass();
    await walker.query(`UPDATE relay_lease SET until = '-infinity'`);
    await say(she, 1);

    expect(await relay.pass()).toBe(0);
    expect(inTopic(she)).toEqual([]);
  });

  it('one sends and the other waits until the lease has run out', async () => {
    const she = someone();
    const [first, second] = [aRelay({ leaseMs: 400 }), aRelay({ leaseMs: 400 })];
    await first.pass();
    await say(she, 1);
    expect(await second.pass()).toBe(0);
    await walker.query('SELECT pg_sleep(0.5)');
    expect(await second.pass()).toBe(1);
    await say(she, 2);
    expect(await first.pass()).toBe(0);
  });

  it('one that lost its lease in the middle only makes duplicates', async () => {
    const she = someone();
    await say(she, 1);
    let arrive = (): void => undefined;
    const stalled = new Promise<void>((resolve) => (arrive = resolve));
    const port = kafka.port();
    const zombie = aRelay({
      leaseMs: 200,
      port: {
        publishBatch: async (name: string, records: readonly OutgoingRecord[]) => {
          await stalled;
          await port.publishBatch(name, records);
        },
      },
    });
    const sending = zombie.pass();
    await walker.query('SELECT pg_sleep(0.3)');
    const successor = aRelay();
    await successor.pass();
    await say(she, 2);
    await successor.pass();
    arrive();
    await sending;
    expect(inTopic(she)).toEqual([1, 2, 1]);
    expect(await unpublished()).toBe(0);
  });
});

describe('an event that Kafka refuses for good', () => {
  it('holds back what follows it of its subject, and nobody else', async () => {
    const [she, her] = [someone(), someone()];
    await say(she, 1, 2, 3);
    await say(her, 1, 2);
    const port = kafka.port();
    const isRefused = ({ key, headers }: OutgoingRecord): boolean =>
      key === she && headers.ce_sequence === '2';
    const relay = aRelay({
      port: {
        publishBatch: (name: string, records: readonly OutgoingRecord[]) =>
          records.some(isRefused)
            ? Promise.reject(new PublishFailed(false, new Error('refused')))
            : port.publishBatch(name, records),
      },
    });
    await relay.pass();
    expect(inTopic(she)).toEqual([1]);
    expect(inTopic(her)).toEqual([1, 2]);
    expect(await unpublished()).toBe(2);
    await say(her, 3);
    expect(await relay.pass()).toBe(1);
  });
});

describe('readiness', () => {
  it.each(['normal', 'urgent'] as const)(
    'is lost when the %s relay has not got through for more than eight seconds',
    async (lane) => {
      const { connections } = walker.parts;
      const working = { normal: { stuckMs: 7_900 }, urgent: { stuckMs: 7_900 } };
      expect(await new RelayHealth(connections, working).ready()).toMatchObject({ ok: true });
      const stuck = { ...working, [lane]: { stuckMs: 8_100 } };
      expect(await new RelayHealth(connections, stuck).ready()).toEqual({
        ok: false,
        detail: `Nothing can be published (${lane}).`,
      });
    },
  );

  it('tells how long a relay has not got through', async () => {
    kafka.isDown = true;
    const relay = aRelay({ pollMs: 20 });
    await say(someone(), 1);
    relay.start();
    await eventually('it is stuck', () => relay.stuckMs > 300);
    kafka.isDown = false;
    await eventually('it is not stuck any more', () => relay.stuckMs < 200);
  });

  it('is lost when an event has waited half a minute, and comes back', async () => {
    const { connections } = walker.parts;
    const health = new RelayHealth(connections, { normal: { stuckMs: 0 }, urgent: { stuckMs: 0 } });
    expect(await health.ready()).toMatchObject({ ok: true });
    await say(someone(), 1);
    expect(await health.ready()).toMatchObject({ ok: true });
    await walker.query(`UPDATE outbox SET created_at = now() - interval '31 seconds'`);
    expect(await health.ready()).toMatchObject({ ok: false });
    await aRelay().pass();
    expect(await health.ready()).toMatchObject({ ok: true });
  });
});

const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
