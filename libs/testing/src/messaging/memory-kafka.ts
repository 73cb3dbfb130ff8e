import {
  type BatchOutcome,
  type IncomingRecord,
  KafkaPort,
  KafkaPorts,
  type OutgoingRecord,
  type PortHealth,
  type Progress,
  PublishFailed,
  type Subscription,
} from '@waymark/messaging';

const PARTITIONS = 12;
const MOST_RECORDS = 200;
const LARGEST_RECORD_BYTES = 1_048_576;

type Partition = IncomingRecord[];

/** Kafka in memory: topics, partitions and how far each group has read. One member a group. */
export class MemoryKafka {
  private readonly topics = new Map<string, readonly Partition[]>();
  private readonly committed = new Map<string, number>();
  /** What wakes each, and its group. */
  private readonly readers = new Map<() => void, string>();
  /** While true nothing is taken and nothing is handed out. */
  isDown = false;

  ports(): KafkaPorts {
    return new KafkaPorts(new MemoryKafkaPort(this), new MemoryKafkaPort(this));
  }

  port(): KafkaPort {
    return new MemoryKafkaPort(this);
  }

  create(topic: string): void {
    if (this.topics.has(topic)) return;
    this.topics.set(
      topic,
      Array.from({ length: PARTITIONS }, () => []),
    );
  }

  /** Everything in a topic, partition by partition. */
  recordsOf(topic: string): readonly IncomingRecord[] {
    return this.partitionsOf(topic).flat();
  }

  partitionsOf(topic: string): readonly Partition[] {
    return this.topics.get(topic) ?? [];
  }

  /** All of them, or none. */
  append(topic: string, ...records: readonly OutgoingRecord[]): void {
    const partitions = this.topics.get(topic);
    if (this.isDown || partitions === undefined) {
      throw new PublishFailed(true, new Error(`${topic} cannot be reached`));
    }
    if (records.some(({ value }) => Buffer.byteLength(value) > LARGEST_RECORD_BYTES)) {
      throw new PublishFailed(false, new Error('larger than the broker takes'));
    }
    for (const record of records) {
      const partition = partitionOf(record.key);
      const place = { topic, partition, offset: String(partitions[partition]?.length) };
      partitions[partition]?.push(recordAt(place, record));
    }
    for (const wake of this.readers.keys()) wake();
  }

  readFrom(group: string, topic: string, partition: number): number {
    return this.committed.get(`${group} ${topic} ${partition}`) ?? 0;
  }

  commit(group: string, topic: string, partition: number, next: number): void {
    this.committed.set(`${group} ${topic} ${partition}`, next);
  }

  join(group: string, wake: () => void): () => void {
    this.readers.set(wake, group);
    return () => {
      this.readers.delete(wake);
    };
  }

  membersOf(group: string): number {
    return [...this.readers.values()].filter((one) => one === group).length;
  }
}

class MemoryKafkaPort extends KafkaPort {
  private readonly inHand = new Set<Promise<void>>();
  private readonly busy = new Set<string>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private leave: (() => void) | undefined;

  constructor(private readonly kafka: MemoryKafka) {
    super();
  }

  override ensureTopics(topics: readonly string[]): Promise<void> {
    for (const topic of topics) this.kafka.create(topic);
    return Promise.resolve();
  }

  override async publishBatch(topic: string, records: readonly OutgoingRecord[]): Promise<void> {
    await Promise.resolve();
    this.kafka.append(topic, ...records);
  }

  override subscribe(subscription: Subscription): Promise<void> {
    const readAll = (): void => {
      for (const topic of subscription.topics) {
        for (let partition = 0; partition < PARTITIONS; partition += 1) {
          this.read(subscription, topic, partition);
        }
      }
    };
    this.leave = this.kafka.join(subscription.group, readAll);
    readAll();
    return Promise.resolve();
  }

  override health(): PortHealth {
    return { consuming: this.leave !== undefined && !this.kafka.isDown, dead: false };
  }

  override membersOf(groups: readonly string[]): Promise<ReadonlyMap<string, number> | undefined> {
    const members = groups.map((group) => [group, this.kafka.membersOf(group)] as const);
    return Promise.resolve(this.kafka.isDown ? undefined : new Map(members));
  }

  override progressOf(
    group: string,
    topics: readonly string[],
  ): Promise<readonly Progress[] | undefined> {
    const all = topics.flatMap((topic) =>
      this.kafka.partitionsOf(topic).map(({ length: end }, partition) => ({
        ...{ topic, partition, end },
        next: this.kafka.readFrom(group, topic, partition),
      })),
    );
    return Promise.resolve(this.kafka.isDown ? undefined : all);
  }

  // Nothing stands still here.
  override quietMs(): undefined {
    return undefined;
  }

  override async stopConsuming(): Promise<void> {
    this.leave?.();
    this.leave = undefined;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all(this.inHand);
  }

  override close(): Promise<void> {
    return this.stopConsuming();
  }

  private read(subscription: Subscription, topic: string, partition: number): void {
    const place = `${topic} ${partition}`;
    const from = this.kafka.readFrom(subscription.group, topic, partition);
    const records = this.kafka.partitionsOf(topic)[partition]?.slice(from, from + MOST_RECORDS);
    const isIdle = this.leave !== undefined && !this.kafka.isDown && !this.busy.has(place);
    if (!isIdle || records === undefined || records.length === 0) return;
    this.busy.add(place);
    const work = subscription.onBatch({ topic, partition, records }).then((outcome) => {
      this.inHand.delete(work);
      this.afterBatch(subscription, topic, partition, outcome);
    });
    this.inHand.add(work);
  }

  private afterBatch(
    subscription: Subscription,
    topic: string,
    partition: number,
    { lastDone, waitMs }: BatchOutcome,
  ): void {
    if (lastDone !== undefined) {
      this.kafka.commit(subscription.group, topic, partition, Number(lastDone) + 1);
    }
    const again = (): void => {
      this.busy.delete(`${topic} ${partition}`);
      this.read(subscription, topic, partition);
    };
    if (waitMs === undefined) again();
    else this.timers.add(setTimeout(again, waitMs));
  }
}

type Place = Pick<IncomingRecord, 'topic' | 'partition' | 'offset'>;

const recordAt = (place: Place, { key, value, headers }: OutgoingRecord): IncomingRecord => ({
  ...place,
  key: Buffer.from(key),
  value: Buffer.from(value),
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)]),
  ),
});

function partitionOf(key: string): number {
  let sum = 0;
  for (const character of key) sum = (sum * 31 + character.charCodeAt(0)) % 1_000_003;
  return sum % PARTITIONS;
}
