import { Injectable } from '@nestjs/common';
import type { ReconciliationState, ServiceName } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { Comparison } from '../domain/comparisons.js';
import type { FoundDifference } from '../domain/differences.js';

export interface ReconciliationResult {
  readonly state: Exclude<ReconciliationState, 'running'>;
  readonly endedAt: Date;
  readonly referrals: number;
  readonly compared: readonly Comparison[];
  readonly onTheirWay: number;
  readonly differences: readonly FoundDifference[];
  readonly silent: readonly ServiceName[];
  /** More is not equal than was read. */
  readonly hasMore: boolean;
}

/** Who works on one says so between two books; three attempts at a silent service take two minutes. */
const GONE_AFTER_SECONDS = 300;

@Injectable()
export class ReconciliationStore {
  /** Under way is one at a time; what a process left behind has failed. */
  async underWay(tx: Transaction, now: Date): Promise<string | undefined> {
    await tx.query(
      `UPDATE reconciliation SET state = 'failed', ended_at = $1
        WHERE state = 'running' AND alive_at < clock_timestamp() - interval '${String(GONE_AFTER_SECONDS)} seconds'`,
      [now],
    );
    const [row] = await tx.query<{ run_id: string }>(
      `SELECT run_id FROM reconciliation WHERE state = 'running'`,
    );
    return row?.run_id;
  }

  /** False: another process has begun one meanwhile. */
  async begin(
    tx: Transaction,
    run: { readonly runId: string; readonly at: Date; readonly comparisons: number },
  ): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO reconciliation (run_id, began_at, of_comparisons) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING run_id`,
      [run.runId, run.at, run.comparisons],
    );
    return rows.length > 0;
  }

  async beganLast(tx: Transaction): Promise<Date | undefined> {
    const [row] = await tx.query<{ began_at: Date }>(
      'SELECT began_at FROM reconciliation ORDER BY began_at DESC LIMIT 1',
    );
    return row?.began_at;
  }

  async keepUp(tx: Transaction, runId: string, compared: number): Promise<void> {
    await tx.query(
      'UPDATE reconciliation SET alive_at = clock_timestamp(), compared = $2 WHERE run_id = $1',
      [runId, compared],
    );
  }

  async end(tx: Transaction, runId: string, result: ReconciliationResult): Promise<void> {
    const { differences, compared, endedAt } = result;
    await tx.query(KEEP, [runId, endedAt, JSON.stringify(differences.map(rowOf))]);
    const resolved = await tx.query(RESOLVE, [runId, endedAt, JSON.stringify(compared)]);
    await tx.query(END, [
      ...[runId, result.state, endedAt, result.referrals, compared.length, result.onTheirWay],
      ...[differences.length, resolved.length, [...result.silent], result.hasMore],
    ]);
  }
}

const rowOf = ({ comparison, ...difference }: FoundDifference): object => ({
  of_service: comparison.of,
  at_service: comparison.at,
  book: comparison.book,
  waits: null,
  ...difference,
});

// Seen again after it was resolved it is new.
const KEEP = `
INSERT INTO reconciliation_difference AS known
  (of_service, at_service, book, subject, kind, expected, found, waits, first_seen_at, last_run)
SELECT of_service, at_service, book, subject, kind, expected, found, waits, $2, $1
FROM json_to_recordset($3::json) AS given(of_service text, at_service text, book text, subject uuid,
  kind text, expected int, found int, waits text)
ON CONFLICT (at_service, of_service, book, subject) DO UPDATE SET
  kind = excluded.kind, expected = excluded.expected, found = excluded.found, waits = excluded.waits,
  first_seen_at = CASE WHEN known.resolved_at IS NULL THEN known.first_seen_at ELSE excluded.first_seen_at END,
  last_run = excluded.last_run, resolved_at = NULL`;

// Only where both were read to the end can something be resolved.
const RESOLVE = `
UPDATE reconciliation_difference AS known SET resolved_at = $2
FROM json_to_recordset($3::json) AS given("of" text, "at" text, book text)
WHERE known.of_service = given."of" AND known.at_service = given."at" AND known.book = given.book
  AND known.resolved_at IS NULL AND known.last_run <> $1
RETURNING known.subject`;

const END = `
UPDATE reconciliation SET state = $2, ended_at = $3, referrals = $4, compared = $5, on_their_way = $6,
  differences = $7, resolved = $8, silent = $9, has_more = $10
WHERE run_id = $1 AND state = 'running'`;
