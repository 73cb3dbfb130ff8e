import { Injectable } from '@nestjs/common';
import type { Worklist, WorklistItem } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { Alongside, Task } from '../domain/placement.js';
import { alongsideItem, leadItem, taskItem } from '../domain/worklist-item.js';
import { placementOf, type PlacementRecord } from './placement-row.js';

export const PAGE_SIZE = 50;

interface Row {
  readonly record: PlacementRecord;
  readonly quarantined: number;
  readonly alongside: Alongside | null;
  readonly task: Task | null;
  readonly total: number;
}

// What goes with another referral and has been read is worked on there. A sending team sees here what it owes; what it holds while others owe is in its own list of referrals.
const OF_ORGANISATION = `
WITH mine AS (
  SELECT referral_id, due_at, NULL::jsonb AS alongside, NULL::jsonb AS task
    FROM placement
   WHERE state <> 'closed'
     AND (state <> 'goes-with' OR record->'standing'->'isRead' = 'false'::jsonb)
     AND (step_owner = $1 OR service_id = $1 OR (holder_organisation = $1 AND holder_kind <> 'sending-team'))
  UNION ALL
  SELECT referral_id, due_at, record, NULL FROM placement_alongside WHERE service_id = $1 AND is_active
  UNION ALL
  SELECT referral_id, due_at, NULL, record FROM placement_task WHERE owner = $1 AND done_at IS NULL
)
SELECT p.record, p.quarantined, mine.alongside, mine.task, count(*) OVER () AS total
  FROM mine JOIN placement p USING (referral_id)
 ORDER BY coalesce(mine.task->'step'->>'what', p.record->'nextStep'->>'what') IN ('record-call', 'review-worse') DESC,
       (mine.due_at <= $4) DESC,
       (p.record->'deadline' IS NOT NULL AND p.record->'firstHelp' IS NULL) DESC,
       mine.due_at, p.referral_id, mine.task->>'taskId' NULLS FIRST
 LIMIT $2 OFFSET $3`;

/** What an organisation has to do: a call or a review of “they are worse”, what is overdue, a clinical date, then least time left. */
@Injectable()
export class WorklistView {
  async of(tx: Transaction, organisation: string, page: number, now: Date): Promise<Worklist> {
    const rows = await tx.query<Row>(OF_ORGANISATION, [
      organisation,
      PAGE_SIZE,
      (page - 1) * PAGE_SIZE,
      now,
    ]);
    return {
      organisation,
      items: rows.map((row) => itemOf(row, organisation, now)),
      total: rows[0]?.total ?? 0,
    };
  }
}

function itemOf(row: Row, organisation: string, now: Date): WorklistItem {
  const placement = placementOf(row.record, {});
  const shown = { now, needsAttention: row.quarantined > 0 };
  if (row.alongside !== null) return alongsideItem(placement, row.alongside, shown);
  if (row.task !== null) return taskItem(placement, row.task, shown);
  return leadItem(placement, organisation, shown);
}
