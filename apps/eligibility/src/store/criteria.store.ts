import { Injectable } from '@nestjs/common';
import type { CriteriaStanding, Day } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';

/** One revision of one service's criteria, as it was loaded. */
export interface StoredRevision {
  readonly serviceId: string;
  readonly revision: number;
  readonly standing: CriteriaStanding;
  readonly effectiveFrom: Day;
  readonly effectiveTo?: Day;
  readonly contentHash: string;
  readonly content: unknown;
  /** Another one took its place before its first day, so that it was never in force. */
  readonly replaced: boolean;
}

interface Row {
  readonly service_id: string;
  readonly revision: number;
  readonly standing: CriteriaStanding;
  readonly effective_from: Day;
  readonly effective_to: Day | null;
  readonly content_hash: string;
  readonly content: unknown;
  readonly replaced: boolean;
}

/** Every revision ever in force: old ones stay, so that every decision can be re-run. */
@Injectable()
export class CriteriaStore {
  /** Two instances that start together load one after the other. */
  async lock(tx: Transaction): Promise<void> {
    await tx.query('LOCK TABLE criteria_revision IN SHARE ROW EXCLUSIVE MODE');
  }

  async all(tx: Transaction): Promise<readonly StoredRevision[]> {
    const rows = await tx.query<Row>(
      `SELECT service_id, revision, standing, effective_from, effective_to, content_hash, content,
              replaced_at IS NOT NULL AS replaced
         FROM criteria_revision ORDER BY service_id, revision`,
    );
    return rows.map((row) => ({
      serviceId: row.service_id,
      revision: row.revision,
      standing: row.standing,
      effectiveFrom: row.effective_from,
      ...(row.effective_to !== null && { effectiveTo: row.effective_to }),
      contentHash: row.content_hash,
      content: row.content,
      replaced: row.replaced,
    }));
  }

  /** Codes of the boards that a service is of, as its file says; undefined = it has no criteria on that day. */
  async boardsOf(
    tx: Transaction,
    serviceId: string,
    on: Day,
  ): Promise<readonly string[] | undefined> {
    const [row] = await tx.query<{ boards: string[] | null }>(
      `SELECT array(SELECT jsonb_array_elements_text(
                coalesce(content->'board'->(CASE WHEN $2 <= '2026-03-31' THEN 'odsUntil20260331'
                                                 ELSE 'odsFrom20260401Candidates' END), '[]'))) AS boards
         FROM criteria_revision
        WHERE service_id = $1 AND replaced_at IS NULL AND daterange(effective_from, effective_to, '[]') @> $2::date`,
      [serviceId, on],
    );
    return row && (row.boards ?? []);
  }

  async end(tx: Transaction, serviceId: string, revision: number, on: Day): Promise<void> {
    await tx.query(
      'UPDATE criteria_revision SET effective_to = $3 WHERE service_id = $1 AND revision = $2',
      [serviceId, revision, on],
    );
  }

  /** Never to be in force: another one takes its place before its first day. */
  async replace(tx: Transaction, serviceId: string, revision: number): Promise<void> {
    await tx.query(
      `UPDATE criteria_revision SET replaced_at = clock_timestamp()
        WHERE service_id = $1 AND revision = $2`,
      [serviceId, revision],
    );
  }

  add(tx: Transaction, revision: StoredRevision): void {
    tx.insert('criteria_revision', {
      service_id: revision.serviceId,
      revision: revision.revision,
      standing: revision.standing,
      effective_from: revision.effectiveFrom,
      effective_to: revision.effectiveTo ?? null,
      content_hash: revision.contentHash,
      content: revision.content,
    });
  }
}
