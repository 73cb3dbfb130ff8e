import { Injectable } from '@nestjs/common';
import type { Transaction } from '@waymark/messaging';

const LEASE_SECONDS = 20;

/** Which clocks have something to say, and which instance looks at them now. */
@Injectable()
export class ClockStore {
  /** True while this instance is the one that looks; the database's clock decides. */
  async lease(tx: Transaction, holder: string): Promise<boolean> {
    const taken = await tx.query(
      `UPDATE clock_lease SET holder = $1, until = clock_timestamp() + make_interval(secs => $2)
        WHERE holder = $1 OR until < clock_timestamp() RETURNING 1`,
      [holder, LEASE_SECONDS],
    );
    return taken.length === 1;
  }

  async due(
    tx: Transaction,
    now: Date,
    { most, butFor }: { readonly most: number; readonly butFor: readonly string[] },
  ): Promise<readonly string[]> {
    const rows = await tx.query<{ referral_id: string }>(
      `SELECT referral_id FROM placement WHERE next_clock_at <= $1 AND referral_id <> ALL ($3::uuid[])
        ORDER BY next_clock_at, referral_id LIMIT $2`,
      [now, most, butFor],
    );
    return rows.map((row) => row.referral_id);
  }
}
