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
}

interface Row {
  readonly service_id: string;
  readonly revision: number;
  readonly standing: CriteriaStanding;
  readonly effective_from: Day;
  readonly effective_to: Day | null;
  readonly content_hash: string;
  readonly content: unknown;
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
      `SELECT service_id, revision, standing, effective_from, effective_to, content_hash, content
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
    }));
  }

  /** The list of places that the revisions in force were checked against. */
  async keepPlaces(tx: Transaction, content: unknown): Promise<void> {
    await tx.query(
      `INSERT INTO place_list (id, content) VALUES (1, $1)
       ON CONFLICT (id) DO UPDATE SET content = excluded.content`,
      [JSON.stringify(content)],
    );
  }

  async places(tx: Transaction): Promise<unknown> {
    const [row] = await tx.query<{ content: unknown }>(
      'SELECT content FROM place_list WHERE id = 1',
    );
    return row?.content ?? { places: [] };
  }

  async end(tx: Transaction, serviceId: string, revision: number, on: Day): Promise<void> {
    await tx.query(
      'UPDATE criteria_revision SET effective_to = $3 WHERE service_id = $1 AND revision = $2',
      [serviceId, revision, on],
    );
  }

  add(tx: Transaction, revision: StoredRevision): void {
    tx.insert('criteria_revision', {
      service_id: revision.serviceId,
      revision: revision.revision,
      standing: revision.standing,
      effective_from: revision.effectiveFrom,
      content_hash: revision.contentHash,
      content: revision.content,
    });
  }
}
