import { Injectable } from '@nestjs/common';
import type { Consideration } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { Alongside, Placement, Task } from '../domain/placement.js';
import type { KeptStep } from '../domain/viewer.js';
import { needsAttention } from './failed-event.store.js';
import { placementOf, type PlacementRecord } from './placement-row.js';

/** A placement as it is read, with all that has happened. */
export interface PlacementRead {
  readonly placement: Placement;
  readonly needsAttention: boolean;
  readonly restricted: boolean;
  readonly steps: readonly (KeptStep & { readonly considered: readonly Consideration[] | null })[];
}

interface Row {
  readonly record: PlacementRecord;
  readonly needs_attention: boolean;
  readonly restricted: boolean | null;
  readonly alongside: readonly Alongside[] | null;
  readonly tasks: readonly Task[] | null;
}

/** How far an organisation may read: all of it, up to a moment, or nothing. */
export type Access = { readonly until?: Date } | undefined;

const MOST_STEPS = 500;

@Injectable()
export class PlacementPageView {
  async find(tx: Transaction, referralId: string): Promise<PlacementRead | undefined> {
    const [row] = await tx.query<Row>(
      `SELECT p.record, p.restricted, ${needsAttention('p')} AS needs_attention,
              (SELECT json_agg(a.record ORDER BY a.service_id) FROM placement_alongside a
                WHERE a.referral_id = p.referral_id) AS alongside,
              (SELECT json_agg(t.record ORDER BY t.due_at, t.task_id) FROM placement_task t
                WHERE t.referral_id = p.referral_id AND t.done_at IS NULL) AS tasks
         FROM placement p WHERE p.referral_id = $1`,
      [referralId],
    );
    if (row === undefined) return undefined;
    const steps = await tx.query<PlacementRead['steps'][number]>(
      `SELECT at, what, by_organisation, by_name, because, note, considered
         FROM (SELECT * FROM placement_step WHERE referral_id = $1 ORDER BY id DESC LIMIT $2) newest
        ORDER BY id`,
      [referralId, MOST_STEPS],
    );
    const { record, restricted } = row;
    return {
      placement: placementOf(record, row),
      needsAttention: row.needs_attention,
      restricted: restricted === true,
      steps,
    };
  }

  /** A team that declined goes on reading what it saw; whoever is told now reads all. */
  async accessOf(tx: Transaction, referralId: string, organisation: string): Promise<Access> {
    const [row] = await tx.query<{ open: boolean; until_at: Date | null }>(
      `SELECT bool_or(until_at IS NULL) AS open, max(until_at) AS until_at
         FROM referral_access WHERE referral_id = $1 AND organisation = $2 HAVING count(*) > 0`,
      [referralId, organisation],
    );
    if (row === undefined) return undefined;
    return row.open || row.until_at === null ? {} : { until: row.until_at };
  }

  /** What happened after a version, newest first: for somebody whose page has grown old. */
  async since(tx: Transaction, referralId: string, version: number): Promise<readonly KeptStep[]> {
    return tx.query<KeptStep>(
      `SELECT at, what, by_organisation, by_name, because, note FROM placement_step
        WHERE referral_id = $1 AND version > $2 ORDER BY id DESC LIMIT 20`,
      [referralId, version],
    );
  }
}
