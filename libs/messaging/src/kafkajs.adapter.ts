import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@waymark/platform';
import {
  type Consumer,
  type EachBatchPayload,
  Kafka,
  type KafkaConfig,
  Partitioners,
  type Producer,
  logLevel,
} from 'kafkajs';
import { ClientLog } from './client-log.kafkajs.adapter.js';
import {
  IN_HAND_TOO_LONG_MS,
  KafkaPort,
  type IncomingRecord,
  type OutgoingRecord,
  type Place,
  type PortHealth,
  type Progress,
  PublishFailed,
  type Subscription,
} from './kafka.port.js';
import { GroupMembersAsked } from './group-members.kafkajs.adapter.js';
import { impatientSockets } from './impatient-sockets.js';
import { FETCH_MS, mendKafkajs, placeOf } from './mended.kafkajs.adapter.js';
import { PartitionsAtWork } from './partitions-at-work.js';
import { Pause } from './pause.js';
import { restAfter } from './rest-after.js';
import { Restarts } from './restarts.js';

/** Where the brokers are. */
export interface KafkaConnection {
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** Absent: in the clear, as nobody in particular. */
  readonly security?: KafkaSecurity;
}

export interface KafkaSecurity {
  /** What the brokers' certificates are verified against. */
  readonly tls: { readonly ca?: readonly string[] };
  /** By SCRAM-SHA-512. */
  readonly user?: { readonly username: string; readonly password: string };
}

const PARTITIONS = 12;
const DAY_MS = 24 * 60 * 60 * 1_000;
const LARGEST_BATCH_BYTES = 1_048_588;
const TOPIC_SETTINGS = [
  { name: 'retention.ms', value: String(30 * DAY_MS) },
  // The client reads no snappy, lz4 or zstd: the broker unpacks what others packed.
  { name: 'compression.type', value: 'uncompressed' },
  { name: 'max.message.bytes', value: String(LARGEST_BATCH_BYTES) },
];

// All of them, because under NODE_ENV=test the client has other defaults.
const RETRY = {
  initialRetryTime: 300,
  maxRetryTime: 5_000,
  factor: 0.2,
  multiplier: 2,
  retries: 8,
};
// The relay tries again by itself, and has to notice when it is to stop.
const PUBLISHING_RETRY = { ...RETRY, maxRetryTime: 1_000, retries: 2 };
const CONSUMER = {
  // A process that was killed silences its group for this long, twice where its successor is killed too, and all is to
  // be well again within a minute; a batch must be done within a third of it (docs/decisions/0028).
  sessionTimeout: 15_000,
  rebalanceTimeout: 30_000,
  heartbeatInterval: 3_000,
  // More than the topics take: a batch that is larger is only handed out when nothing else waits.
  maxBytesPerPartition: 1_100_000,
  maxWaitTimeInMs: FETCH_MS.usual,
  metadataMaxAge: 30_000,
  allowAutoTopicCreation: false,
};
const MOST_RECORDS = 200;
const SILENT_TOO_LONG_MS = 8_000;
const CLOSE_WITHIN_MS = 10_000;
const PUBLISHING_SILENT_MS = 12_000;
// A little longer than joining a group may take, which says nothing until it is done.
const CONSUMING_SILENT_MS = CONSUMER.rebalanceTimeout + 3_000;
const NEVER_TAKEN = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD']);

const secured = ({ tls, user }: KafkaSecurity): Pick<KafkaConfig, 'ssl' | 'sasl'> => ({
  ssl: { ...(tls.ca && { ca: [...tls.ca] }) },
  ...(user && { sasl: { mechanism: 'scram-sha-512', ...user } }),
});

/** The Kafka port on kafkajs 2.2.4, with what it does badly fenced in. */
export class KafkaJsAdapter extends KafkaPort {
  private readonly publishing: Kafka;
  private readonly consuming: Kafka;
  private readonly partitions = new PartitionsAtWork();
  private readonly clientLog: ClientLog;
  private readonly restarts = new Restarts(() => performance.now());
  private readonly members = new GroupMembersAsked(
    () => this.publishing.admin(),
    (admin) => withinDeadline(admin.disconnect()),
  );
  private producer: Producer | undefined;
  private consumer: Consumer | undefined;
  private joined = false;
  private dead = false;
  private crashes = 0;
  /** Where the batch was that the client gave up. */
  private failedAt: Place | undefined;
  private answeredAt: number | undefined;
  private commit: Promise<void> | undefined;

  constructor(
    { brokers, clientId, security }: KafkaConnection,
    private readonly logger: Logger,
  ) {
    super();
    mendKafkajs();
    this.clientLog = new ClientLog(logger);
    const settings: KafkaConfig = {
      clientId,
      brokers: [...brokers],
      ...(security && secured(security)),
      connectionTimeout: 8_000,
      requestTimeout: 30_000,
      logLevel: logLevel.WARN,
      logCreator: () => (entry) => {
        this.clientLog.take(entry);
      },
    };
    const restartOnFailure = (): Promise<boolean> => this.mayRestart();
    this.publishing = new Kafka({
      ...settings,
      retry: PUBLISHING_RETRY,
      socketFactory: impatientSockets(PUBLISHING_SILENT_MS),
    });
    this.consuming = new Kafka({
      ...settings,
      retry: { ...RETRY, restartOnFailure },
      socketFactory: impatientSockets(CONSUMING_SILENT_MS),
    });
  }

  override async ensureTopics(names: readonly string[]): Promise<void> {
    const admin = this.publishing.admin();
    const topics = [...new Set(names)];
    try {
      await admin.connect();
      await admin.createTopics({
        waitForLeaders: true,
        topics: topics.map((topic) => ({
          topic,
          numPartitions: PARTITIONS,
          configEntries: TOPIC_SETTINGS,
        })),
      });
      // A new topic's leaders are known a moment before they lead.
      for (const topic of topics) await admin.fetchTopicOffsets(topic);
    } finally {
      await withinDeadline(admin.disconnect());
    }
  }

  override async publishBatch(topic: string, records: readonly OutgoingRecord[]): Promise<void> {
    try {
      const producer = await this.connectedProducer();
      const messages = records.map((record) => ({ ...record }));
      await producer.sendBatch({ acks: -1, topicMessages: [{ topic, messages }] });
    } catch (error) {
      throw new PublishFailed(!isNeverTaken(error), error);
    }
  }

  override async subscribe(subscription: Subscription): Promise<void> {
    const { group, topics } = subscription;
    const consumer = this.consuming.consumer({ ...CONSUMER, groupId: group, retry: RETRY });
    this.consumer = consumer;
    this.watch(consumer, subscription);
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    } catch (error) {
      await withinDeadline(consumer.disconnect());
      throw error;
    }
    // Whoever stopped it meanwhile wants it to stay so.
    if (this.consumer !== consumer) return;
    await consumer.run({
      autoCommit: true,
      autoCommitThreshold: 1,
      eachBatchAutoResolve: false,
      // What several partitions have waiting shares a transaction, so all of them are handed over at once.
      partitionsConsumedConcurrently: PARTITIONS * topics.length,
      eachBatch: async (payload) => {
        try {
          await this.eachBatch(payload, subscription);
        } catch (error) {
          const { topic, partition, messages } = payload.batch;
          this.failedAt = { topic, partition, offset: messages[0]?.offset ?? '' };
          throw error;
        }
      },
    });
  }

  override health(): PortHealth {
    const now = performance.now();
    const silentMs = this.answeredAt === undefined ? undefined : now - this.answeredAt;
    const inHand = this.partitions.oldest();
    const isBusy = inHand !== undefined && inHand.ms < IN_HAND_TOO_LONG_MS;
    const isHeard = silentMs !== undefined && silentMs < SILENT_TOO_LONG_MS;
    return {
      consuming: this.joined && !this.dead && (isHeard || isBusy),
      dead: this.dead,
      restarts: this.crashes,
      setBacks: this.clientLog.setBacks,
      ...(silentMs !== undefined && { silentMs }),
      ...(inHand && { inHand }),
    };
  }

  override membersOf(groups: readonly string[]): Promise<ReadonlyMap<string, number> | undefined> {
    return this.members.of(groups);
  }

  override progressOf(
    group: string,
    topics: readonly string[],
  ): Promise<readonly Progress[] | undefined> {
    return this.members.progressOf(group, topics);
  }

  override quietMs(topic: string, partition: number): number | undefined {
    return this.partitions.quietMs(topic, partition);
  }

  override async stopConsuming(): Promise<void> {
    const { consumer } = this;
    this.consumer = undefined;
    this.joined = false;
    this.partitions.stop();
    if (consumer !== undefined) await withinDeadline(consumer.disconnect());
  }

  override async close(): Promise<void> {
    await this.stopConsuming();
    await this.members.close();
    const { producer } = this;
    this.producer = undefined;
    if (producer !== undefined) await withinDeadline(producer.disconnect());
  }

  private async connectedProducer(): Promise<Producer> {
    if (this.producer !== undefined) return this.producer;
    const producer = this.publishing.producer({
      // With `true` a lost answer makes the broker take a later batch for a repetition and drop it (see the ADR).
      idempotent: false,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    try {
      await producer.connect();
    } catch (error) {
      await withinDeadline(producer.disconnect());
      throw error;
    }
    this.producer = producer;
    return producer;
  }

  private watch(consumer: Consumer, { group, onDeath }: Subscription): void {
    const { GROUP_JOIN, REBALANCING, STOP, DISCONNECT, FETCH, HEARTBEAT, CRASH } = consumer.events;
    // One that was stopped may end long after another has taken its place.
    const isThisOne = (): boolean => this.consumer === consumer;
    const answered = (): void => {
      if (isThisOne()) this.answeredAt = performance.now();
    };
    const left = (): void => {
      if (!isThisOne()) return;
      this.joined = false;
      this.partitions.left();
    };
    consumer.on(FETCH, answered);
    consumer.on(HEARTBEAT, answered);
    consumer.on(GROUP_JOIN, ({ payload }) => {
      if (!isThisOne()) return;
      answered();
      this.joined = true;
      this.partitions.assigned(payload.memberAssignment);
      this.failedAt = undefined;
    });
    consumer.on(REBALANCING, left);
    consumer.on(STOP, left);
    consumer.on(DISCONNECT, left);
    consumer.on(CRASH, ({ payload }) => {
      left();
      if (!isThisOne()) return;
      const { error: cause, restart } = payload;
      const at = placeOf(cause) ?? this.failedAt;
      if (restart) {
        this.crashes += 1;
        this.logger.warn('The consumer crashed and starts again', {
          consumer: group,
          ...at,
          cause,
        });
      } else {
        this.dead = true;
        onDeath(cause, at);
      }
    });
  }

  private async eachBatch(
    payload: EachBatchPayload,
    { onBatch, gatherMs = 0 }: Subscription,
  ): Promise<void> {
    const { batch } = payload;
    const { topic, partition } = batch;
    const began = performance.now();
    for (let at = 0; at < batch.messages.length; at += MOST_RECORDS) {
      if (!payload.isRunning() || payload.isStale()) return;
      const records = batch.messages
        .slice(at, at + MOST_RECORDS)
        .map((message) => recordOf(topic, partition, message));
      const place = { topic, partition, offset: records[0]?.offset ?? '' };
      const { lastDone, waitMs } = await this.partitions.hand(place, () =>
        onBatch({ topic, partition, records }),
      );
      if (lastDone !== undefined) payload.resolveOffset(lastDone);
      await this.commitTogether(() => payload.commitOffsetsIfNecessary());
      // A rebalance shows here as an error that belongs to the client: it passes.
      await payload.heartbeat();
      if (waitMs !== undefined) {
        this.partitions.wait(place, waitMs, payload.pause());
        return;
      }
    }
    // The next fetch begins when all partitions are done with this one.
    if (gatherMs > 0 && batch.messages.length < MOST_RECORDS)
      await sleep(restAfter(performance.now() - began, gatherMs));
  }

  // Partitions whose batches shared a transaction are done in the same breath: one request commits all their offsets.
  private commitTogether(commit: () => Promise<void>): Promise<void> {
    this.commit ??= new Promise(setImmediate).then(() => {
      this.commit = undefined;
      return commit();
    });
    return this.commit;
  }

  private async mayRestart(): Promise<boolean> {
    const { consumer } = this;
    const pauseMs = this.restarts.next();
    if (pauseMs === undefined) return false;
    await sleep(pauseMs);
    // Whoever stopped it meanwhile wants it to stay so.
    return consumer !== undefined && this.consumer === consumer;
  }
}

type KafkaMessage = EachBatchPayload['batch']['messages'][number];

const recordOf = (topic: string, partition: number, message: KafkaMessage): IncomingRecord => ({
  topic,
  partition,
  offset: message.offset,
  key: message.key,
  value: message.value,
  headers: message.headers ?? {},
});

function isNeverTaken(error: unknown): boolean {
  for (let link = error; link instanceof Error; link = link.cause) {
    if ('type' in link && typeof link.type === 'string' && NEVER_TAKEN.has(link.type)) return true;
  }
  return false;
}

// The client waits without limit for answers that may never come.
async function withinDeadline(ending: Promise<unknown>): Promise<void> {
  const deadline = new Pause();
  await Promise.race([ending.catch(() => undefined), deadline.wait(CLOSE_WITHIN_MS)]);
  deadline.end();
}
