import { Injectable } from '@nestjs/common';
import type { Candidate, Day, Judgement, ReferralFacts } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { JudgedBy } from '../domain/judged-by.js';

/** A judgement as it is kept: with the facts it read, so that it can be run again. */
export interface StoredAssessment {
  readonly assessmentId: string;
  readonly referralId: string;
  readonly factsVersion: number;
  readonly judgedOn: Day;
  readonly firstReferredOn: Day;
  readonly facts: ReferralFacts;
  readonly candidates: readonly Candidate[];
  readonly judgements: readonly Judgement[];
  readonly judgedBy: JudgedBy;
}

@Injectable()
export class AssessmentStore {
  add(tx: Transaction, assessment: StoredAssessment): void {
    tx.insert('assessment', {
      assessment_id: assessment.assessmentId,
      referral_id: assessment.referralId,
      facts_version: assessment.factsVersion,
      judged_on: assessment.judgedOn,
      first_referred_on: assessment.firstReferredOn,
      facts: assessment.facts,
      candidates: assessment.candidates,
      judgements: assessment.judgements,
      judged_by: assessment.judgedBy,
    });
  }
}
