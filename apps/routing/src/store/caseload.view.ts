import { Injectable } from '@nestjs/common';
import type { Candidate, JudgementSummary, ReferralFacts } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { Caller } from '@waymark/platform';
import type { Alongside, Placement, Task } from '../domain/placement.js';
import { placementOf, type PlacementRecord } from './placement-row.js';

/** A referral of a caseload, with what was last judged of it. */
export interface CaseRead {
  readonly placement: Placement;
  /** Restricted, and not open to the reader. */
  readonly closed: boolean;
  readonly facts: ReferralFacts;
  readonly candidates: readonly Candidate[];
  readonly judgements: readonly JudgementSummary[];
}

type Reader = Pick<Caller, 'organisation' | 'subject'>;

interface Row {
  readonly record: PlacementRecord;
  readonly closed: boolean;
  readonly alongside: readonly Alongside[] | null;
  readonly tasks: readonly Task[] | null;
  readonly facts: ReferralFacts;
  readonly candidates: readonly Candidate[] | null;
  readonly judgements: readonly JudgementSummary[] | null;
}

/** Referrals as they are, without their locks: for a list that is only looked at. */
@Injectable()
export class CaseloadView {
  async read(
    tx: Transaction,
    referralIds: readonly string[],
    { organisation, subject }: Reader,
  ): Promise<readonly CaseRead[]> {
    const rows = await tx.query<Row>(
      `SELECT p.record, p.restricted IS TRUE AND is_closed_to(p.referral_id, $2, $3) AS closed, f.facts, a.candidates, a.judgements,
              (SELECT json_agg(b.record ORDER BY b.service_id) FROM placement_alongside b
                WHERE b.referral_id = p.referral_id) AS alongside,
              (SELECT json_agg(t.record ORDER BY t.due_at, t.task_id) FROM placement_task t
                WHERE t.referral_id = p.referral_id AND t.done_at IS NULL) AS tasks
         FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted(referral_id, nth)
         JOIN placement p USING (referral_id)
         JOIN LATERAL (SELECT facts FROM placement_facts f WHERE f.referral_id = p.referral_id
                        ORDER BY facts_version DESC LIMIT 1) f ON true
         LEFT JOIN LATERAL (SELECT candidates, judgements FROM placement_assessment a
                             WHERE a.referral_id = p.referral_id ORDER BY heard DESC LIMIT 1) a ON true
        ORDER BY wanted.nth`,
      [referralIds, organisation, subject],
    );
    return rows.map(({ record, closed, facts, candidates, judgements, ...beside }) => ({
      placement: placementOf(record, beside),
      closed,
      facts,
      candidates: candidates ?? [],
      judgements: judgements ?? [],
    }));
  }
}
