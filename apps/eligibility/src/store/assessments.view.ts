import { Injectable } from '@nestjs/common';
import type { Candidate, Day, Judgement, ReferralFacts } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { RestrictedRecord, type Caller } from '@waymark/platform';
import type { JudgedBy } from '../domain/judged-by.js';

type Who = Pick<Caller, 'organisation' | 'subject'>;

export interface AssessmentRow {
  readonly assessment_id: string;
  readonly referral_id: string;
  readonly facts_version: number;
  readonly judged_on: Day;
  readonly assessed_at: Date;
  readonly candidates: readonly Candidate[];
  readonly judgements: readonly Judgement[];
}

export interface AssessmentToRun {
  readonly assessment_id: string;
  readonly judged_on: Day;
  readonly first_referred_on: Day;
  readonly facts: ReferralFacts;
  readonly candidates: readonly Candidate[];
  readonly judgements: readonly Judgement[];
  readonly judged_by: JudgedBy | null;
}

/** A referral's assessments, newest first, for organisations that may see it. */
@Injectable()
export class AssessmentsView {
  /** One of them with what it was judged by; null where it was kept before that was. */
  async one(
    tx: Transaction,
    { referralId, assessmentId }: { referralId: string; assessmentId: string },
    organisation: string,
  ): Promise<AssessmentToRun | undefined> {
    const [row] = await tx.query<AssessmentToRun>(
      `SELECT assessment_id, judged_on, first_referred_on, facts, candidates, judgements, judged_by
         FROM assessment
        WHERE referral_id = $1 AND assessment_id = $3
          AND EXISTS (SELECT FROM referral_access AS access
                       WHERE access.referral_id = assessment.referral_id AND organisation = $2
                         AND (until_at IS NULL OR until_at > clock_timestamp()))`,
      [referralId, organisation, assessmentId],
    );
    return row;
  }

  /**
   * For whoever may see that there are some.
   * @throws RestrictedRecord, 403
   */
  async refuseIfClosed(tx: Transaction, referralId: string, by: Who): Promise<void> {
    const closed = await tx.query(
      'SELECT WHERE sees_assessments($1) AND is_closed_to($1, $2, $3)',
      [referralId, by.organisation, by.subject],
    );
    if (closed.length > 0) throw new RestrictedRecord();
  }

  of(tx: Transaction, referralId: string, organisation: string): Promise<readonly AssessmentRow[]> {
    return tx.query<AssessmentRow>(
      `SELECT assessment_id, referral_id, facts_version, judged_on, assessed_at, candidates, judgements
         FROM assessment
        WHERE referral_id = $1
          AND EXISTS (SELECT FROM referral_access AS access
                       WHERE access.referral_id = assessment.referral_id AND organisation = $2
                         AND (until_at IS NULL OR until_at > clock_timestamp()))
        ORDER BY facts_version DESC LIMIT 50`,
      [referralId, organisation],
    );
  }
}
