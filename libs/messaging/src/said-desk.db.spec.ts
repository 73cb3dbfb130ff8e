import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, MemoryKafka, type TestDatabase } from '@waymark/testing';
import type { IncomingRecord } from './kafka.port.js';
import { OutboxRelay } from './outbox-relay.js';
import { RelayLease } from './relay-lease.js';
import { nextWalk, someone, topics, Walker } from './walk.fixture.js';

const topic = topics.topicOf('routing', 'normal');
const operator = { by: 'test|operator', reason: 'the record came broken' };

let database: TestDatabase;
let walker: Walker;
let kafka: MemoryKafka;
let relay: OutboxRelay;

beforeAll(async () => {
  database = await aDatabase('said-desk');
  walker = await Walker.on(database.url, { hears: ['routing'] });
  kafka = new MemoryKafka();
  kafka.create(topic);
  const { connections, ground } = walker.parts;
  const lease = new RelayLease(connections, 'normal');
  const source = { service: 'routing', topic } as const;
  relay = new OutboxRelay(source, connections, lease, kafka.port(), ground.logger);
});
afterAll(async () => {
  await relay.stop();
  await walker.close();
  await database.drop();
});

async function say(she: string, steps: number): Promise<void> {
  await walker.parts.unitOfWork.run((tx) => {
    for (let step = 1; step <= steps; step += 1) tx.publish(nextWalk(she, step));
    return Promise.resolve();
  });
  await relay.pass();
}
const recordsOf = (she: string): readonly IncomingRecord[] =>
  kafka.recordsOf(topic).filter(({ key }) => key?.toString() === she);
const unreadable = (record: IncomingRecord | undefined): IncomingRecord => {
  if (record === undefined) throw new Error('a record');
  return { ...record, headers: {}, value: Buffer.from('{"steps"') };
};

describe('an event that arrived unreadable', () => {
  it('is waited for, and fills its place when it is said again', async () => {
    const she = someone();
    await say(she, 3);
    const [first, ...others] = recordsOf(she);
    await walker.hear(unreadable(first), ...others);
    expect(await walker.effects(she)).toEqual([]);
    expect(await walker.count('parked', she)).toBe(2);

    expect(await walker.parts.saidDesk.again({ subject: she, from: 1, to: 1 }, operator)).toBe(1);
    await relay.pass();
    const [again] = recordsOf(she).slice(3);
    if (again === undefined) throw new Error('it was not said again');
    expect(again.headers).toEqual(first?.headers);
    await walker.hear(again);

    expect(await walker.effects(she)).toEqual(['routing 1', 'routing 2', 'routing 3']);
    expect(await walker.count('parked', she)).toBe(0);
  });
});

describe('events that are said again', () => {
  it('do nothing where they were heard', async () => {
    const she = someone();
    await say(she, 2);
    await walker.hear(...recordsOf(she));
    expect(await walker.parts.saidDesk.again({ subject: she, from: 1, to: 2 }, operator)).toBe(2);
    await relay.pass();
    await walker.hear(...recordsOf(she));

    expect(await walker.effects(she)).toEqual(['routing 1', 'routing 2']);
  });

  it('are noted in the audit, with who and why', async () => {
    const she = someone();
    await say(she, 1);
    await walker.parts.saidDesk.again({ subject: she, from: 1, to: 1 }, operator);

    const noted = await walker.query(
      'SELECT action, done_by, reason FROM audit WHERE subject = $1',
      [she],
    );
    expect(noted).toEqual([
      { action: 'said.again', done_by: operator.by, reason: operator.reason },
    ]);
  });

  it('must have been said', async () => {
    const again = walker.parts.saidDesk.again({ subject: someone(), from: 1, to: 1 }, operator);
    await expect(again).rejects.toMatchObject({ status: 404 });
  });
});
