import type { Admin } from 'kafkajs';
import type { Progress } from './kafka.port.js';

/** Nobody has asked for so long. */
const CLOSED_AFTER_MS = 30_000;

type Ends = Awaited<ReturnType<Admin['fetchTopicOffsets']>>;

interface Open {
  readonly admin: Admin;
  readonly ready: Promise<void>;
  readonly idle: NodeJS.Timeout;
}

/** Asks the broker who hears, over a connection that stays while somebody looks: opening one takes longer than asking. */
export class GroupMembersAsked {
  private open: Open | undefined;

  constructor(
    private readonly made: () => Admin,
    private readonly disconnect: (admin: Admin) => Promise<void>,
  ) {}

  /** 0 where there is no such group; undefined where the broker does not say. */
  of(groups: readonly string[]): Promise<ReadonlyMap<string, number> | undefined> {
    return this.asked(async (admin) => {
      const { groups: described } = await admin.describeGroups([...groups]);
      return new Map(described.map(({ groupId, members }) => [groupId, members.length]));
    });
  }

  /** How far the group is with every partition of the topics; undefined where the broker does not say. */
  progressOf(group: string, topics: readonly string[]): Promise<readonly Progress[] | undefined> {
    return this.asked(async (admin) => {
      const all: Progress[] = [];
      // The ends first: what comes meanwhile is not behind.
      const ends = new Map<string, Ends>();
      for (const topic of topics) ends.set(topic, await admin.fetchTopicOffsets(topic));
      const done = await admin.fetchOffsets({ groupId: group, topics: [...topics] });
      for (const { topic, partitions } of done) {
        for (const { partition, offset, low } of ends.get(topic) ?? []) {
          const reached = partitions.find((one) => one.partition === partition)?.offset ?? -1;
          const next = Math.max(Number(reached), Number(low));
          all.push({ topic, partition, next, end: Number(offset) });
        }
      }
      return all;
    });
  }

  async close(): Promise<void> {
    const { open } = this;
    this.open = undefined;
    if (open === undefined) return;
    clearTimeout(open.idle);
    await this.disconnect(open.admin);
  }

  private async asked<T>(question: (admin: Admin) => Promise<T>): Promise<T | undefined> {
    try {
      return await question(await this.connected());
    } catch {
      await this.close();
      return undefined;
    }
  }

  private async connected(): Promise<Admin> {
    this.open ??= this.opened();
    const { admin, ready, idle } = this.open;
    idle.refresh();
    await ready;
    return admin;
  }

  private opened(): Open {
    const admin = this.made();
    const idle = setTimeout(() => void this.close(), CLOSED_AFTER_MS).unref();
    return { admin, ready: admin.connect(), idle };
  }
}
