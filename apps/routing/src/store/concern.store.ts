import { Injectable } from '@nestjs/common';
import type { Transaction } from '@waymark/messaging';
import { nextClockOf, type SafetyConcern } from '../domain/safety-concern.js';

/** Who settled it by hand, and what they wrote; kept here and nowhere else. */
export interface SettledBy {
  readonly organisation: string;
  readonly name: string;
  readonly note: string;
}

@Injectable()
export class ConcernStore {
  /** Locked until the transaction ends. */
  async lock(tx: Transaction, concernId: string): Promise<SafetyConcern | undefined> {
    const [row] = await tx.query<{ record: SafetyConcern }>(
      'SELECT record FROM safety_concern WHERE concern_id = $1 FOR UPDATE',
      [concernId],
    );
    return row?.record;
  }

  async save(tx: Transaction, concern: SafetyConcern, by?: SettledBy): Promise<void> {
    const { state } = concern;
    const step = state.is === 'open' ? state.step : undefined;
    await tx.query(
      `INSERT INTO safety_concern (concern_id, version, state, step_owner, due_at, next_clock_at, record,
         settled_by, settled_by_name, settled_note)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (concern_id) DO UPDATE SET version = excluded.version, state = excluded.state,
         step_owner = excluded.step_owner, due_at = excluded.due_at,
         next_clock_at = excluded.next_clock_at, record = excluded.record,
         settled_by = excluded.settled_by, settled_by_name = excluded.settled_by_name,
         settled_note = excluded.settled_note`,
      [
        concern.concernId,
        concern.version,
        state.is,
        step?.owner ?? null,
        step?.dueAt ?? null,
        nextClockOf(concern) ?? null,
        JSON.stringify(concern),
        by?.organisation ?? null,
        by?.name ?? null,
        by?.note ?? null,
      ],
    );
  }

  async isKnown(tx: Transaction, concernId: string): Promise<boolean> {
    return (await tx.each(IS_KNOWN, { id: concernId })).length > 0;
  }

  async due(
    tx: Transaction,
    now: Date,
    { most, butFor }: { readonly most: number; readonly butFor: readonly string[] },
  ): Promise<readonly string[]> {
    const rows = await tx.query<{ concern_id: string }>(
      `SELECT concern_id FROM safety_concern WHERE next_clock_at <= $1 AND concern_id <> ALL ($3::uuid[])
        ORDER BY next_clock_at, concern_id LIMIT $2`,
      [now, most, butFor],
    );
    return rows.map(({ concern_id: id }) => id);
  }

  async openOf(tx: Transaction, organisation: string): Promise<readonly SafetyConcern[]> {
    const rows = await tx.query<{ record: SafetyConcern }>(
      `SELECT record FROM safety_concern WHERE state = 'open' AND step_owner = $1
        ORDER BY due_at, concern_id LIMIT 200`,
      [organisation],
    );
    return rows.map(({ record }) => record);
  }
}

const IS_KNOWN = `
SELECT given.nth FROM json_to_recordset($1) AS given(nth int, id uuid)
CROSS JOIN LATERAL (SELECT FROM safety_concern WHERE concern_id = given.id OFFSET 0) AS known`;
