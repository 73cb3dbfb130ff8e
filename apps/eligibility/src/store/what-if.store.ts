import { Injectable } from '@nestjs/common';
import type { Day, WhatIfResult, WhatIfState } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';

export interface NewWhatIf {
  readonly whatIfId: string;
  readonly serviceId: string;
  readonly organisation: string;
  readonly since: Day;
  readonly draft: object;
  readonly askedAt: Date;
}

/** A what-if that somebody has begun to work on. */
export interface ClaimedWhatIf {
  readonly whatIfId: string;
  readonly serviceId: string;
  readonly since: Day;
  readonly draft: object;
  /** How often somebody has begun it, this time included. */
  readonly begun: number;
}

export interface WhatIfProgress {
  readonly lookedAt: number;
  readonly of: number;
}

/** Seconds after which another instance may begin anew what this one no longer works on. */
const LEASE_SECONDS = 30;

@Injectable()
export class WhatIfStore {
  add(tx: Transaction, whatIf: NewWhatIf): void {
    tx.insert('what_if', {
      what_if_id: whatIf.whatIfId,
      service_id: whatIf.serviceId,
      organisation: whatIf.organisation,
      since: whatIf.since,
      draft: whatIf.draft,
      asked_at: whatIf.askedAt,
    });
  }

  async unfinishedOf(tx: Transaction, organisation: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM what_if
        WHERE organisation = $1 AND state IN ('waiting', 'running')`,
      [organisation],
    );
    return row?.n ?? 0;
  }

  async askedSince(tx: Transaction, organisation: string, since: Date): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM what_if WHERE organisation = $1 AND asked_at > $2',
      [organisation, since],
    );
    return row?.n ?? 0;
  }

  /** The longest waiting, or one whose worker is gone. Two instances never claim the same. */
  async claim(tx: Transaction): Promise<ClaimedWhatIf | undefined> {
    const [row] = await tx.query<ClaimedWhatIf>(
      `UPDATE what_if SET state = 'running', looked_at = 0, of_referrals = 0, leased_until = ${leaseEnd},
                          begun = begun + 1
        WHERE what_if_id = (
          SELECT what_if_id FROM what_if
           WHERE state = 'waiting' OR (state = 'running' AND leased_until < clock_timestamp())
           ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING what_if_id AS "whatIfId", service_id AS "serviceId", since, draft, begun`,
    );
    return row;
  }

  /** False where it is no longer running: somebody has cancelled it. */
  async keepUp(tx: Transaction, id: string, { lookedAt, of }: WhatIfProgress): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE what_if SET looked_at = $2, of_referrals = $3, leased_until = ${leaseEnd}
        WHERE what_if_id = $1 AND state = 'running' RETURNING what_if_id`,
      [id, lookedAt, of],
    );
    return rows.length > 0;
  }

  async finish(tx: Transaction, id: string, result: WhatIfResult, at: Date): Promise<void> {
    await tx.query(
      `UPDATE what_if SET state = 'done', result = $2, finished_at = $3, looked_at = of_referrals
        WHERE what_if_id = $1 AND state = 'running'`,
      [id, JSON.stringify(result), at],
    );
  }

  async fail(tx: Transaction, id: string, because: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE what_if SET state = 'failed', because = $2, finished_at = $3
        WHERE what_if_id = $1 AND state = 'running'`,
      [id, because, at],
    );
  }

  /** What was begun waits again: the process ends before it is done. */
  async release(tx: Transaction, id: string): Promise<void> {
    await tx.query(
      `UPDATE what_if SET state = 'waiting', leased_until = NULL, begun = begun - 1
        WHERE what_if_id = $1 AND state = 'running'`,
      [id],
    );
  }

  /** The state it was in, for its own organisation; undefined = there is none such. */
  async cancel(
    tx: Transaction,
    id: string,
    organisation: string,
    at: Date,
  ): Promise<WhatIfState | undefined> {
    const [row] = await tx.query<{ state: WhatIfState }>(
      'SELECT state FROM what_if WHERE what_if_id = $1 AND organisation = $2 FOR UPDATE',
      [id, organisation],
    );
    if (row?.state === 'waiting' || row?.state === 'running') {
      await tx.query(
        `UPDATE what_if SET state = 'cancelled', finished_at = $2 WHERE what_if_id = $1`,
        [id, at],
      );
    }
    return row?.state;
  }
}

const leaseEnd = `clock_timestamp() + interval '${String(LEASE_SECONDS)} seconds'`;
