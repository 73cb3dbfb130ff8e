import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WaymarkEvent } from '@waymark/contracts';
import { aDatabase, eventually, testEnvironment, type TestDatabase } from '@waymark/testing';
import { headersOf } from './event-headers.js';
import { makeTopics } from './kafka-port.fixture.js';
import { KafkaPorts } from './kafka.port.js';
import { KafkaJsAdapter } from './kafkajs.adapter.js';
import { Stalls } from './stalls.js';
import { LANES, Topics } from './topics.js';
import { aListenedLogger, eventOf, quietLogger, someone, Walker } from './walk.fixture.js';

const brokers = testEnvironment().kafkaBrokers.split(',');
const aPort = () => new KafkaJsAdapter({ brokers, clientId: 'spec' }, quietLogger());
const names = new Topics(`stalls-${randomUUID().slice(0, 8)}`);
const topic = names.topicOf('intake', 'normal');
const AFTER_MS = 3_000;
const WITHIN = { withinMs: 30_000, everyMs: 200 };

/** The client behind the port. */
interface Underneath {
  readonly consumer: { pause(places: readonly { topic: string; partitions: number[] }[]): void };
}

let database: TestDatabase;
let walker: Walker;
const intake = aPort();
const hearing = aPort();

beforeAll(async () => {
  database = await aDatabase('messaging-stalls');
  const services = ['intake', 'routing'] as const;
  await makeTopics(
    intake,
    ...LANES.flatMap((lane) => services.map((one) => names.topicOf(one, lane))),
  );
  const ports = new KafkaPorts(hearing, aPort());
  walker = await Walker.on(database.url, { hears: ['intake'], ports, names });
  walker.parts.transport.listen(() => undefined);
}, 60_000);
afterAll(async () => {
  const { transport, ground } = walker.parts;
  await transport.close();
  for (const lane of LANES) await ground.ports[lane].close();
  await walker.close();
  await intake.close();
  await database.drop();
});

const publish = (...events: readonly WaymarkEvent[]): Promise<void> =>
  intake.publishBatch(
    topic,
    events.map((event) => ({
      key: event.subject,
      value: JSON.stringify(event.data),
      headers: headersOf(event),
    })),
  );

/** Where her events are. */
async function partitionOf(subject: string): Promise<number> {
  await publish(eventOf(subject, 1));
  await eventually(
    'her first event is done',
    async () => (await walker.effects(subject)).length,
    WITHIN,
  );
  const group = names.groupOf('routing', 'normal');
  const places = await eventually(
    'the broker says where',
    () => intake.progressOf(group, [topic]),
    WITHIN,
  );
  return places.find(({ end }) => end > 0)?.partition ?? -1;
}

describe('a partition that the client fetches no more', () => {
  it('is seen, told and mended, and nothing of it is lost or done twice', async () => {
    const { lag, transport, ground } = walker.parts;
    const { logger, lines } = aListenedLogger();
    const stalls = new Stalls({ ...ground, logger }, lag, transport, AFTER_MS);
    const look = async (): Promise<void> => {
      await lag.look();
      stalls.check();
    };
    const she = someone();
    const partition = await partitionOf(she);
    const nothingIsBehind = () =>
      eventually(
        'nothing is behind',
        async () => {
          await look();
          return lag.of('normal')?.records === 0;
        },
        WITHIN,
      );
    await nothingIsBehind();

    const { consumer } = hearing as unknown as Underneath;
    consumer.pause([{ topic, partitions: [partition] }]);
    const others = Array.from({ length: 20 }, someone);
    await publish(eventOf(she, 2), eventOf(she, 3), ...others.map((other) => eventOf(other, 1)));
    const effects = async (): Promise<number> =>
      (await Promise.all(others.map((other) => walker.effects(other)))).flat().length;
    await eventually('others are done', async () => (await effects()) > 10, WITHIN);
    expect(hearing.health().consuming).toBe(true);
    expect(await walker.effects(she)).toEqual(['intake 1']);

    await eventually(
      'it is found out',
      async () => {
        await look();
        return stalls.count('normal') === 1;
      },
      WITHIN,
    );
    expect(lag.of('normal')?.ms).toBeGreaterThanOrEqual(AFTER_MS);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      ...{ level: 'error', topic, partition, offset: '1', code: 'nothing-in-hand' },
    });

    await eventually('hers are done', async () => (await walker.effects(she)).length === 3, WITHIN);
    await eventually('all are done', async () => (await effects()) === others.length, WITHIN);
    expect(await walker.effects(she)).toEqual(['intake 1', 'intake 2', 'intake 3']);
    await nothingIsBehind();
    expect(stalls.count('normal')).toBe(1);
  });
});
