import type { Admin } from 'kafkajs';

/** Nobody has asked for so long. */
const CLOSED_AFTER_MS = 30_000;

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
  async of(groups: readonly string[]): Promise<ReadonlyMap<string, number> | undefined> {
    try {
      const admin = await this.connected();
      const { groups: described } = await admin.describeGroups([...groups]);
      return new Map(described.map(({ groupId, members }) => [groupId, members.length]));
    } catch {
      await this.close();
      return undefined;
    }
  }

  async close(): Promise<void> {
    const { open } = this;
    this.open = undefined;
    if (open === undefined) return;
    clearTimeout(open.idle);
    await this.disconnect(open.admin);
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
