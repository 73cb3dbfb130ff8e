import { Injectable } from '@nestjs/common';
import type { Holder, Ledger, NextStep, StateCount, StuckReferral } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { LedgerState } from '../domain/ledger-entry.js';
import { placeOf } from '../domain/stages.js';
import { needsAttention } from './needs-attention.js';

const STUCK_SHOWN = 100;

interface CountRow {
  readonly state: LedgerState;
  readonly closed: boolean;
  readonly count: number;
  readonly oldest: Date;
}

interface StuckRow {
  readonly referral_id: string;
  readonly reference: string;
  readonly state: string;
  readonly since: Date;
  readonly due_at: Date;
  readonly holder: Holder | null;
  readonly next_step: NextStep | null;
  readonly needs_attention: boolean;
  readonly last_type: string | null;
  readonly last_at: Date | null;
  readonly asked_at: Date | null;
}

/** Where every referral is: counts by state, the oldest, and those past the due date of their next step. */
@Injectable()
export class LedgerView {
  async at(tx: Transaction, now: Date): Promise<Ledger> {
    const [counts, stuck] = await Promise.all([
      tx.query<CountRow>(
        `SELECT state, closed, count(*) AS count, min(since) AS oldest
           FROM ledger GROUP BY state, closed ORDER BY state`,
      ),
      tx.query<StuckRow>(STUCK, [now]),
    ]);
    const total = (closed: boolean): number =>
      counts.filter((row) => row.closed === closed).reduce((sum, row) => sum + row.count, 0);
    return {
      asOf: now.toISOString(),
      open: total(false),
      closed: total(true),
      states: counts.map((row) => ({
        state: row.state,
        ...stageIn(row),
        count: row.count,
        oldestSince: row.oldest.toISOString(),
      })),
      stuck: stuck.map(asStuck),
    };
  }
}

// Until routing speaks Waymark owes the step itself: of what came, and of an answer, which is judged anew.
const STUCK = `
SELECT referral_id, reference, state, since, holder, ours.next_step, ours.due_at,
       ${needsAttention('referral_id::text')} AS needs_attention,
       last.type AS last_type, last.at AS last_at,
       (SELECT max(at) FROM timeline
         WHERE subject = referral_id::text AND type = 'referral.nudged.v1') AS asked_at
  FROM ledger CROSS JOIN LATERAL (
    SELECT CASE WHEN state <> 'answered' THEN next_step END AS next_step,
           CASE WHEN state = 'answered' THEN since + interval '15 minutes'
                ELSE coalesce(ledger.due_at, received_at + interval '15 minutes') END AS due_at) AS ours
  LEFT JOIN LATERAL (
    SELECT type, at FROM timeline WHERE subject = referral_id::text
     ORDER BY at DESC, heard_at DESC LIMIT 1) AS last ON true
 WHERE NOT closed AND ours.due_at < $1
 ORDER BY ours.due_at LIMIT ${String(STUCK_SHOWN)}`;

function stageIn({ state, closed }: CountRow): Pick<StateCount, 'stage'> {
  const place = placeOf(state);
  return closed || place === 'closed' ? {} : { stage: place };
}

const asStuck = (row: StuckRow): StuckReferral => ({
  referralId: row.referral_id,
  reference: row.reference,
  state: row.state,
  since: row.since.toISOString(),
  dueAt: row.due_at.toISOString(),
  needsAttention: row.needs_attention,
  ...(row.holder !== null && { holder: row.holder }),
  ...(row.next_step !== null && { nextStep: row.next_step }),
  ...(row.asked_at !== null && { askedAt: row.asked_at.toISOString() }),
  ...(row.last_type !== null &&
    row.last_at !== null && { lastEvent: { type: row.last_type, at: row.last_at.toISOString() } }),
});
