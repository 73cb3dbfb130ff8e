import { Injectable } from '@nestjs/common';
import type { Candidate, Day, JudgementSummary, ReferralFacts } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { PlacementRecord } from './placement-row.js';

/** What a recent decision was made from. */
export interface RecentDecision {
  readonly judged_on: Day;
  readonly candidates: readonly Candidate[];
  readonly judgements: readonly JudgementSummary[];
  readonly facts: ReferralFacts;
  readonly record: PlacementRecord;
}

/** Referrals judged lately, to be routed again under another opening. */
@Injectable()
export class RecentDecisionsStore {
  /** The newest judgement of each referral for which the service was a candidate; newest first. */
  async of(
    tx: Transaction,
    serviceId: string,
    since: Day,
    most: number,
  ): Promise<readonly RecentDecision[]> {
    return tx.query<RecentDecision>(
      `SELECT a.judged_on, a.candidates, a.judgements, f.facts, p.record
         FROM (SELECT DISTINCT ON (referral_id) referral_id, facts_version, judged_on, candidates, judgements, heard
                 FROM placement_assessment
                WHERE judged_on >= $2 AND candidates @> $1
                ORDER BY referral_id, heard DESC) a
         JOIN placement p USING (referral_id)
         JOIN placement_facts f ON f.referral_id = a.referral_id AND f.facts_version = a.facts_version
        ORDER BY a.heard DESC LIMIT $3`,
      [JSON.stringify([{ serviceId }]), since, most],
    );
  }
}
