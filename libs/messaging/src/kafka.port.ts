/** A record on its way to Kafka. */
export interface OutgoingRecord {
  /** Always given: it chooses the partition, so that what is said of one subject stays in order. */
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

type HeaderValue = Buffer | string;

/** A record as Kafka gave it. */
export interface IncomingRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, HeaderValue | HeaderValue[] | undefined>>;
}

/** Records of one partition, in order. */
export interface IncomingBatch {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly IncomingRecord[];
}

/** What became of a batch. */
export interface BatchOutcome {
  /** The offset up to which everything is done; absent: nothing is. */
  readonly lastDone?: string;
  /** Some are not done: they are wanted again after this many milliseconds, and nothing else of the partition before. */
  readonly waitMs?: number;
}

/** Where a record stands. */
export type Place = Pick<IncomingRecord, 'topic' | 'partition' | 'offset'>;

export interface Subscription {
  readonly group: string;
  readonly topics: readonly string[];
  /** Milliseconds between batches that are not full, so that what comes meanwhile is one batch; none by default. */
  readonly gatherMs?: number;
  /** Never throws. */
  readonly onBatch: (batch: IncomingBatch) => Promise<BatchOutcome>;
  /** The consumer is dead for good: only a new process helps. `at`: what it stumbled over, where that is known. */
  readonly onDeath: (cause: unknown, at?: Place) => void;
}

/** A batch that is in hand for longer is stuck: every statement and every fault in it ends before. */
export const IN_HAND_TOO_LONG_MS = 60_000;

export interface PortHealth {
  /** Member of its group, and alive within the last seconds. */
  readonly consuming: boolean;
  readonly dead: boolean;
  /** Milliseconds since the broker last answered the consumer; absent before it ever did. */
  readonly silentMs?: number;
  /** What has been in hand for longest, and for how long nothing that was in hand has ended; absent where nothing is. */
  readonly inHand?: Place & { readonly ms: number };
  /** How often the consumer crashed and started again, since the process started. */
  readonly restarts?: number;
  /** How often the group was set back because the broker has not what it wanted next. */
  readonly setBacks?: number;
}

/** How far a group is with a partition. */
export interface Progress {
  readonly topic: string;
  readonly partition: number;
  /** The offset of the oldest record that the broker has and the group has not done. */
  readonly next: number;
  /** The offset that the next record will have. */
  readonly end: number;
}

/** Kafka did not take a batch. */
export class PublishFailed extends Error {
  override readonly name = 'PublishFailed';

  constructor(
    /** The same batch may be taken later; otherwise at least one record of it never will be. */
    readonly mayWorkLater: boolean,
    cause: unknown,
  ) {
    super('Kafka did not take the batch', { cause });
  }
}

/** What Waymark asks of Kafka, at least once and in order per key at best. One connection of each kind a port. */
export abstract class KafkaPort {
  /** Creates what is missing: 12 partitions, uncompressed, 30 days. */
  abstract ensureTopics(topics: readonly string[]): Promise<void>;

  /** Resolves when all in-sync replicas have it. One call at a time. */
  abstract publishBatch(topic: string, records: readonly OutgoingRecord[]): Promise<void>;

  /** From the beginning, or from where the group was. */
  abstract subscribe(subscription: Subscription): Promise<void>;

  abstract health(): PortHealth;

  /** How many members each group has, 0 where there is no such group; undefined where the broker does not say. */
  abstract membersOf(groups: readonly string[]): Promise<ReadonlyMap<string, number> | undefined>;

  /** How far a group is with every partition of the topics; undefined where the broker does not say. */
  abstract progressOf(
    group: string,
    topics: readonly string[],
  ): Promise<readonly Progress[] | undefined>;

  /**
   * For how long a partition of this consumer could have been handed over and was not; undefined where it is another's,
   * is in hand, waits on purpose, or where something else that is in hand takes long.
   */
  abstract quietMs(topic: string, partition: number): number | undefined;

  /** Stops fetching, lets the batch in hand finish, leaves the group. */
  abstract stopConsuming(): Promise<void>;

  abstract close(): Promise<void>;
}

/** A connection for the ordinary events and one for the urgent ones, so that neither waits for the other. */
export class KafkaPorts {
  constructor(
    readonly normal: KafkaPort,
    readonly urgent: KafkaPort,
  ) {}
}
