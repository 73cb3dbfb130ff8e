import {
  type BatchOutcome,
  type IncomingRecord,
  KafkaPort,
  KafkaPorts,
  type OutgoingRecord,
  type PortHealth,
  PublishFailed,
  type Subscription,
} from '@waymark/messaging';
import type { Host, Schedule } from './schedule.js';

/** What a broker and the way to it do wrong, and how often. */
export interface KafkaFaults {
  /** A batch is refused before anything of it is written. */
  refused: number;
  /** Some partitions have their part of a batch, and then the answer is an error. */
  half: number;
  /** All of it is written, and the answer is lost. */
  answerLost: number;
  /** The sender hears of a failure now, and the broker writes it later all the same. */
  late: number;
  /** The offset of a batch that is done is not kept. */
  offsetLost: number;
}

const PARTITIONS = 3;
const MOST_RECORDS = 12;
const MEMBER_MISSED_AFTER_MS = 4_000;

interface Group {
  readonly topics: readonly string[];
  readonly members: Member[];
  readonly committed: Map<string, number>;
  generation: number;
}

interface Member {
  readonly host: Host;
  readonly subscription: Subscription;
  readonly positions: Map<string, number>;
  readonly busy: Set<string>;
  assigned: ReadonlySet<string>;
  generation: number;
}

type OnOffset = (group: string, records: readonly IncomingRecord[]) => void;

/** Kafka as it is on a bad day: at least once, sometimes twice, late, or to two members at the same time. */
export class SimulatedKafka {
  private readonly topics = new Map<string, IncomingRecord[][]>();
  private readonly groups = new Map<string, Group>();
  private readonly offsetListeners: OnOffset[] = [];
  private readonly written = new Set<string>();
  isDown = false;

  constructor(
    private readonly schedule: Schedule,
    private readonly faults: KafkaFaults,
  ) {}

  portsOf(host: Host): KafkaPorts {
    return new KafkaPorts(new SimulatedPort(this, host), new SimulatedPort(this, host));
  }

  /** Told of the records that a group's offset has just passed. */
  onOffset(listener: OnOffset): void {
    this.offsetListeners.push(listener);
  }

  has(topic: string, eventId: string): boolean {
    return this.written.has(`${topic} ${eventId}`);
  }

  /** How many records hold an event that another record of the same topic holds as well. */
  get writtenTwice(): number {
    return [...this.topics.values()].flat(2).length - this.written.size;
  }

  /** What groups have not read yet, or read without keeping their offset. */
  get unread(): readonly string[] {
    return [...this.groups].flatMap(([name, { topics, committed }]) =>
      placesOf(topics).flatMap((place) => {
        const left = this.recordsAt(place).length - (committed.get(place) ?? 0);
        return left > 0 ? [`${name} has not read ${left} of ${place}`] : [];
      }),
    );
  }

  create(topic: string): void {
    if (this.topics.has(topic)) return;
    const partitions = Array.from({ length: PARTITIONS }, (): IncomingRecord[] => []);
    this.topics.set(topic, partitions);
  }

  publish(host: Host, topic: string, records: readonly OutgoingRecord[]): Promise<void> {
    const { schedule, faults } = this;
    const { random } = schedule;
    return new Promise((resolve, reject) => {
      const fail = (): void => {
        reject(new PublishFailed(true, new Error('the broker does not answer')));
      };
      const run = (): void => {
        if (this.isDown || random.chance(faults.refused)) fail();
        else if (random.chance(faults.half)) {
          const some = random.below(PARTITIONS);
          this.append(topic, records, (partition) => partition <= some);
          fail();
        } else if (random.chance(faults.late)) {
          const late = (): void => {
            this.append(topic, records);
          };
          schedule.add({ what: `${topic} takes late`, run: late });
          fail();
        } else {
          this.append(topic, records);
          const end = random.chance(faults.answerLost) ? fail : resolve;
          schedule.add({ what: `${topic} answers`, host, run: end });
        }
      };
      schedule.add({ what: `${topic} takes`, host, run });
    });
  }

  join(host: Host, subscription: Subscription): void {
    const { group: name, topics } = subscription;
    const group = this.groups.get(name) ?? {
      ...{ topics, members: [], committed: new Map<string, number>(), generation: 0 },
    };
    this.groups.set(name, group);
    const member: Member = {
      ...{ host, subscription, positions: new Map<string, number>(), busy: new Set<string>() },
      ...{ assigned: new Set<string>(), generation: 0 },
    };
    group.members.push(member);
    this.rebalance(group);
  }

  /** The host is gone; its group notices after a while. */
  miss(host: Host): void {
    for (const group of this.groups.values()) {
      const at = group.members.findIndex((member) => member.host === host);
      if (at < 0) continue;
      const leave = (): void => {
        group.members.splice(
          group.members.findIndex((member) => member.host === host),
          1,
        );
        this.rebalance(group);
      };
      setTimeout(leave, MEMBER_MISSED_AFTER_MS);
    }
  }

  /** Partitions go to other members while batches are in hand. */
  shuffle(): void {
    const group = this.schedule.random.pick([...this.groups.values()]);
    if (group !== undefined) this.rebalance(group);
  }

  /** What was read and whose offset was lost is read again. */
  shuffleAll(): void {
    for (const group of this.groups.values()) this.rebalance(group);
  }

  /** A group reads again what it has read. */
  rewind(): void {
    const { random } = this.schedule;
    const group = random.pick([...this.groups.values()]);
    if (group === undefined) return;
    for (const [place, offset] of group.committed) {
      group.committed.set(place, Math.max(0, offset - random.below(10)));
    }
    this.rebalance(group);
  }

  private append(
    topic: string,
    records: readonly OutgoingRecord[],
    takes: (partition: number) => boolean = () => true,
  ): void {
    this.create(topic);
    for (const { key, value, headers } of records) {
      const partition = partitionOf(key);
      const place = this.topics.get(topic)?.[partition];
      if (place === undefined || !takes(partition)) continue;
      const bytes = Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)]);
      this.written.add(`${topic} ${headers.ce_id ?? ''}`);
      place.push({
        ...{ topic, partition, offset: String(place.length) },
        ...{ key: Buffer.from(key), value: Buffer.from(value) },
        headers: Object.fromEntries(bytes) as IncomingRecord['headers'],
      });
    }
    for (const group of this.groups.values()) {
      if (!group.topics.includes(topic)) continue;
      for (const member of group.members) this.offerAll(group, member);
    }
  }

  private rebalance(group: Group): void {
    group.generation += 1;
    for (const member of group.members) {
      member.generation = group.generation;
      member.positions.clear();
      member.busy.clear();
      member.assigned = new Set();
    }
    const { members } = group;
    const first = members.length === 0 ? 0 : this.schedule.random.below(members.length);
    for (const [nth, place] of placesOf(group.topics).entries()) {
      const member = members[(first + nth) % members.length];
      if (member !== undefined) member.assigned = new Set([...member.assigned, place]);
    }
    for (const member of members) this.offerAll(group, member);
  }

  private offerAll(group: Group, member: Member): void {
    for (const place of member.assigned) this.offer(group, member, place);
  }

  private offer(group: Group, member: Member, place: string): void {
    const from = member.positions.get(place) ?? group.committed.get(place) ?? 0;
    const isThere = this.recordsAt(place).length > from;
    if (!isThere || member.busy.has(place)) return;
    member.busy.add(place);
    const { generation } = group;
    const run = (): void => {
      if (member.generation === generation) this.handOver(group, member, place, from);
    };
    this.schedule.add({
      what: `${member.subscription.group} fetches ${place}`,
      host: member.host,
      run,
    });
  }

  private handOver(group: Group, member: Member, place: string, from: number): void {
    const { generation } = group;
    const records = this.recordsAt(place).slice(
      from,
      from + 1 + this.schedule.random.below(MOST_RECORDS),
    );
    const [first] = records;
    if (first === undefined) return;
    const { topic, partition } = first;
    void member.subscription.onBatch({ topic, partition, records }).then((outcome) => {
      const run = (): void => {
        if (member.generation !== generation) return;
        this.afterBatch(group, member, { place, from, outcome });
      };
      this.schedule.add({
        what: `${member.subscription.group} ends ${place}`,
        host: member.host,
        run,
      });
    });
  }

  private afterBatch(
    group: Group,
    member: Member,
    { place, from, outcome }: { place: string; from: number; outcome: BatchOutcome },
  ): void {
    const { lastDone, waitMs } = outcome;
    if (lastDone !== undefined) {
      const next = Number(lastDone) + 1;
      member.positions.set(place, next);
      if (!this.schedule.random.chance(this.faults.offsetLost)) {
        this.keep(member.subscription.group, group, place, next);
      }
    } else member.positions.set(place, from);
    const { generation } = group;
    const again = (): void => {
      if (member.generation !== generation) return;
      member.busy.delete(place);
      this.offer(group, member, place);
    };
    if (waitMs === undefined) again();
    else setTimeout(again, waitMs);
  }

  private keep(name: string, group: Group, place: string, next: number): void {
    const before = group.committed.get(place) ?? 0;
    group.committed.set(place, next);
    const passed = this.recordsAt(place).slice(before, next);
    for (const listener of this.offsetListeners) listener(name, passed);
  }

  private recordsAt(place: string): readonly IncomingRecord[] {
    const [topic = '', partition] = place.split(' ');
    return this.topics.get(topic)?.[Number(partition)] ?? [];
  }
}

class SimulatedPort extends KafkaPort {
  private isConsuming = false;

  constructor(
    private readonly kafka: SimulatedKafka,
    private readonly host: Host,
  ) {
    super();
  }

  override ensureTopics(topics: readonly string[]): Promise<void> {
    for (const topic of topics) this.kafka.create(topic);
    return Promise.resolve();
  }

  override publishBatch(topic: string, records: readonly OutgoingRecord[]): Promise<void> {
    return this.kafka.publish(this.host, topic, records);
  }

  override subscribe(subscription: Subscription): Promise<void> {
    this.isConsuming = true;
    this.kafka.join(this.host, subscription);
    return Promise.resolve();
  }

  override health(): PortHealth {
    return { consuming: this.isConsuming, dead: false };
  }

  // The broker of the simulation is not asked who is there.
  override membersOf(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  override progressOf(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  override quietMs(): undefined {
    return undefined;
  }

  override stopConsuming(): Promise<void> {
    this.isConsuming = false;
    this.kafka.miss(this.host);
    return Promise.resolve();
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }
}

const placesOf = (topics: readonly string[]): string[] =>
  topics.flatMap((topic) => Array.from({ length: PARTITIONS }, (_, nth) => `${topic} ${nth}`));

function partitionOf(key: string): number {
  let sum = 0;
  for (const character of key) sum = (sum * 31 + character.charCodeAt(0)) % 1_000_003;
  return sum % PARTITIONS;
}
