import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@waymark/testing';
import {
  type BatchOutcome,
  type IncomingBatch,
  type KafkaPort,
  type OutgoingRecord,
  PublishFailed,
} from './kafka.port.js';

/** What any client behind the Kafka port must do; run against each. */
export function kafkaPortContract(name: string, aPort: () => KafkaPort): void {
  describe(`the Kafka port on ${name}`, () => {
    const bench = new Bench(aPort);
    beforeAll(() => bench.prepare(TESTS), 30_000);
    beforeEach(() => {
      bench.nextTopic();
    });
    afterAll(() => bench.producer.close());

    orderAndPlace(bench, aPort);
    waiting(bench, aPort);
    lifeAndDeath(bench, aPort);
  });
}

const TESTS = 11;
const soon = <T>(sentence: string, look: () => T | Promise<T>) =>
  eventually(sentence, look, { withinMs: 20_000 });

/** A busy broker needs several requests until new topics can be used. */
export const makeTopics = (port: KafkaPort, ...topics: readonly string[]): Promise<boolean> =>
  soon('the topics can be used', async () => {
    await port.ensureTopics(topics);
    return true;
  });

/** A topic for each test. */
class Bench {
  readonly producer: KafkaPort;
  private readonly prefix = `port-${randomUUID().slice(0, 8)}`;
  private used = -1;

  constructor(aPort: () => KafkaPort) {
    this.producer = aPort();
  }

  get topic(): string {
    return `${this.prefix}.${this.used}`;
  }

  nextTopic(): void {
    this.used += 1;
  }

  async prepare(topics: number): Promise<void> {
    const names = Array.from({ length: topics }, (_, n) => `${this.prefix}.${n}`);
    await makeTopics(this.producer, ...names);
  }

  publish(...values: string[]): Promise<void> {
    const records = values.map((value) => aRecord('a-key', value));
    return this.producer.publishBatch(this.topic, records);
  }
}

function orderAndPlace(bench: Bench, aPort: () => KafkaPort): void {
  it('hands over what was published: key, value, headers, in order per key', async () => {
    const reader = await Reader.of(aPort(), bench.topic);
    await bench.producer.publishBatch(bench.topic, [
      { ...aRecord('a-key', '{"n":1}'), headers: { ce_id: 'é', other: 'x' } },
      aRecord('b-key', '{"n":2}'),
      aRecord('a-key', '{"n":3}'),
    ]);
    await soon('all three arrive', () => reader.values.length === 3);
    const ofA = reader.records.filter(({ key }) => key?.toString() === 'a-key');
    expect(ofA.map(({ value }) => value?.toString())).toEqual(['{"n":1}', '{"n":3}']);
    expect(ofA[0]).toMatchObject({ topic: bench.topic, offset: '0' });
    expect(ofA[0]?.headers.ce_id?.toString()).toBe('é');
    expect(ofA[0]?.headers.other?.toString()).toBe('x');
    await reader.close();
  });

  it('begins at the beginning, and goes on where the group was', async () => {
    await bench.publish('1', '2');
    const first = await Reader.of(aPort(), bench.topic, 'the-group');
    await soon('both arrive', () => first.values.length === 2);
    await first.close();
    await bench.publish('3');
    const second = await Reader.of(aPort(), bench.topic, 'the-group');
    await soon('the third arrives', () => second.values.length === 1);
    expect(second.values).toEqual(['3']);
    await second.close();
  });
}

function waiting(bench: Bench, aPort: () => KafkaPort): void {
  it('hands over again what was not done, after the wait and not before', async () => {
    let times = 0;
    const reader = await Reader.of(aPort(), bench.topic, 'waiting', ({ records }) => {
      times += 1;
      const [first] = records;
      return times === 1 && first !== undefined
        ? { lastDone: first.offset, waitMs: 400 }
        : { lastDone: records.at(-1)?.offset ?? '0' };
    });
    await bench.publish('1', '2', '3');
    await soon('the wait begins', () => times === 1);
    const start = performance.now();
    await bench.publish('4');
    await soon('the rest comes again', () => reader.values.at(-1) === '4');
    expect(performance.now() - start).toBeGreaterThan(250);
    expect(reader.values).toEqual(['1', '2', '3', '2', '3', '4']);
    await reader.close();
  });

  it('hands over again, to who comes next, what nobody finished', async () => {
    const stuck = await Reader.of(aPort(), bench.topic, 'stuck', () => ({ waitMs: 60_000 }));
    await bench.publish('1');
    await soon('it arrives', () => stuck.values.length === 1);
    await stuck.close();
    const next = await Reader.of(aPort(), bench.topic, 'stuck');
    await soon('it arrives again', () => next.values.length === 1);
    await next.close();
  });

  it('does not hold other partitions up', async () => {
    const reader = await Reader.of(aPort(), bench.topic, 'one-waits', ({ records }) =>
      records.some(({ key }) => key?.toString() === 'a-key')
        ? { waitMs: 60_000 }
        : { lastDone: records.at(-1)?.offset ?? '0' },
    );
    await bench.publish('stuck');
    await soon('the first is stuck', () => reader.values.length > 0);
    const others = Array.from({ length: 20 }, (_, n) => aRecord(`key-${n}`, 'goes on'));
    await bench.producer.publishBatch(bench.topic, others);
    await soon('others arrive', () => reader.values.filter((v) => v === 'goes on').length > 5);
    await reader.close();
  });
}

function lifeAndDeath(bench: Bench, aPort: () => KafkaPort): void {
  it('waits, when it stops, for the batch in hand', async () => {
    let isDone = false;
    const reader = await Reader.of(aPort(), bench.topic, 'stopping', async ({ records }) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      isDone = true;
      return { lastDone: records.at(-1)?.offset ?? '0' };
    });
    await bench.publish('1');
    await soon('it is in hand', () => reader.values.length === 1);
    await reader.port.stopConsuming();
    expect(isDone).toBe(true);
    await reader.close();
    const next = await Reader.of(aPort(), bench.topic, 'stopping');
    await bench.publish('2');
    await soon('the next arrives', () => next.values.length > 0);
    expect(next.values).toEqual(['2']);
    await next.close();
  });

  it('is healthy while it is a member of its group, and not after', async () => {
    const port = aPort();
    expect(port.health()).toMatchObject({ consuming: false, dead: false });
    const reader = await Reader.of(port, bench.topic);
    await soon('it is consuming', () => port.health().consuming);
    await reader.close();
    expect(port.health()).toMatchObject({ consuming: false, dead: false });
  });

  it('says how many members a group has: none where there is no such group', async () => {
    const reader = await Reader.of(aPort(), bench.topic, 'counted');
    const counted = `${bench.topic}.counted`;
    const nobody = `${bench.topic}.nobody`;
    const now = () => bench.producer.membersOf([counted, nobody]);
    await soon('it is a member', async () => (await now())?.get(counted) === 1);
    expect((await now())?.get(nobody)).toBe(0);
    await reader.close();
    await soon('it is none any more', async () => (await now())?.get(counted) === 0);
  });

  it('says how far a group is, also with what was never handed over', async () => {
    const group = `${bench.topic}.far`;
    const undone = async () =>
      (await bench.producer.progressOf(group, [bench.topic]))
        ?.filter(({ next, end }) => next < end)
        .map(({ next, end }) => `${String(next)} of ${String(end)}`);
    await bench.publish('1', '2', '3');
    await soon('all of it is undone', async () => String(await undone()) === '0 of 3');
    const reader = await Reader.of(aPort(), bench.topic, 'far', ({ records: [first] }) => ({
      lastDone: first?.offset ?? '',
      waitMs: 60_000,
    }));
    await soon('the first is done', async () => String(await undone()) === '1 of 3');
    await reader.close();
  });

  it('creates a topic once, however often it is asked to', async () => {
    await bench.producer.ensureTopics([bench.topic, bench.topic]);
    await bench.producer.ensureTopics([bench.topic]);
    await bench.publish('1');
  });

  it('says whether a refused batch may be taken later', async () => {
    const nowhere = bench.producer.publishBatch('port-nowhere', [aRecord('a', 'b')]);
    await expect(nowhere).rejects.toMatchObject({ mayWorkLater: true });
    await expect(nowhere).rejects.toBeInstanceOf(PublishFailed);
    const tooLarge = bench.publish('x'.repeat(2_000_000));
    await expect(tooLarge).rejects.toMatchObject({ mayWorkLater: false });
    await bench.publish('and goes on');
  });
}

const aRecord = (key: string, value: string): OutgoingRecord => ({ key, value, headers: {} });

type OnBatch = (batch: IncomingBatch) => BatchOutcome | Promise<BatchOutcome>;

/** Reads a topic and keeps what it was handed. */
class Reader {
  readonly records: IncomingBatch['records'][number][] = [];

  private constructor(readonly port: KafkaPort) {}

  static async of(
    port: KafkaPort,
    topic: string,
    group: string = randomUUID(),
    onBatch: OnBatch = ({ records }) => ({ lastDone: records.at(-1)?.offset ?? '0' }),
  ): Promise<Reader> {
    const reader = new Reader(port);
    await port.subscribe({
      group: `${topic}.${group}`,
      topics: [topic],
      onBatch: async (batch) => {
        reader.records.push(...batch.records);
        return onBatch(batch);
      },
      onDeath: (cause) => {
        throw cause;
      },
    });
    return reader;
  }

  get values(): string[] {
    return this.records.map(({ value }) => String(value));
  }

  close(): Promise<void> {
    return this.port.close();
  }
}
