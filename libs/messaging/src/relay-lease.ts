import { randomUUID } from 'node:crypto';
import type { Connections } from './connections.js';
import type { Lane } from './topics.js';

/** Which buckets this process may relay, by the database's clock: a process whose lease ran out is replaced. */
export class RelayLease {
  readonly holder = randomUUID();
  private renewedAt = -Infinity;

  constructor(
    private readonly connections: Connections,
    readonly lane: Lane,
    /** Leases outlive a few failed renewals, and a crashed process by no more than this. */
    private readonly lastsMs = 10_000,
  ) {}

  /** Renews what this process holds and takes what nobody does; asks the database only now and then. */
  async hold(): Promise<void> {
    const now = performance.now();
    if (now - this.renewedAt < this.lastsMs / 3) return;
    await this.connections.query(HOLD, [this.holder, this.lane, this.lastsMs]);
    this.renewedAt = now;
  }

  async letGo(): Promise<void> {
    this.renewedAt = -Infinity;
    await this.connections.query(LET_GO, [this.holder, this.lane]);
  }
}

const HOLD = {
  name: 'lease hold',
  text: `
UPDATE relay_lease SET holder = $1, until = clock_timestamp() + $3 * interval '1 millisecond'
WHERE lane = $2 AND bucket IN (
  SELECT bucket FROM relay_lease
  WHERE lane = $2 AND (holder = $1 OR until < clock_timestamp())
  ORDER BY bucket FOR UPDATE SKIP LOCKED)`,
};

const LET_GO = {
  name: 'lease let go',
  text: `UPDATE relay_lease SET until = '-infinity' WHERE holder = $1 AND lane = $2`,
};
