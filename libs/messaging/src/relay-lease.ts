import { randomUUID } from 'node:crypto';
import type { Connections } from './connections.js';
import type { Lane } from './topics.js';

interface Held {
  readonly held: number;
  readonly members: number;
}

/**
 * Which buckets this process may relay, by the database's clock: a process whose lease ran out is replaced, and those
 * that are alive share the buckets.
 */
export class RelayLease {
  readonly holder = randomUUID();
  private renewedAt = -Infinity;
  private members = 1;

  constructor(
    private readonly connections: Connections,
    readonly lane: Lane,
    /** Leases outlive a few failed renewals, and a crashed process by no more than this. */
    private readonly lastsMs = 10_000,
  ) {}

  /** What this process commits it relays itself: nobody else has buckets. */
  get isAlone(): boolean {
    return this.members === 1;
  }

  /** Asks the database only now and then; more often where there are others to share with. */
  async hold(): Promise<void> {
    const now = performance.now();
    if (now - this.renewedAt < this.lastsMs / (this.isAlone ? 3 : 10)) return;
    const [row] = await this.connections.query<Held>(HOLD, [this.lane, this.holder, this.lastsMs]);
    this.members = row?.members ?? 1;
    this.renewedAt = now;
  }

  async letGo(): Promise<void> {
    this.renewedAt = -Infinity;
    await this.connections.query(LET_GO, [this.holder, this.lane]);
  }
}

const HOLD = {
  name: 'lease hold',
  text: `SELECT held, members FROM relay_hold($1, $2, $3 * interval '1 millisecond')`,
};

const LET_GO = {
  name: 'lease let go',
  text: `
WITH gone AS (DELETE FROM relay_member WHERE holder = $1 AND lane = $2)
UPDATE relay_lease SET until = '-infinity' WHERE holder = $1 AND lane = $2`,
};
