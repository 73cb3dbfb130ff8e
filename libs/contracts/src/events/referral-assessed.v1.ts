import { IsInt, IsUUID, Min } from 'class-validator';
import type { Day } from '../days.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { Candidate, JudgementSummary } from '../judgement.js';
import { IsDay } from '../rules/is-day.js';
import { ListOf } from '../rules/list-of.js';

/** Eligibility judged the referral against the published criteria of every candidate service. */
export class ReferralAssessedData {
  @IsUUID() readonly referralId!: string;
  @IsUUID() readonly assessmentId!: string;
  /** Intake's sequence of the facts that were judged; an older assessment than the newest facts is ignored. */
  @IsInt() @Min(1) readonly judgedSequence!: number;
  @IsInt() @Min(1) readonly factsVersion!: number;
  @IsDay() readonly judgedOn!: Day;
  @ListOf(() => Candidate, 50) readonly candidates!: readonly Candidate[];
  /** One per candidate service and pathway that matters to her. */
  @ListOf(() => JudgementSummary, 200) readonly judgements!: readonly JudgementSummary[];
}

export const referralAssessed = defineEvent({
  type: 'referral.assessed.v1',
  producedBy: 'eligibility',
  data: ReferralAssessedData,
});
export type ReferralAssessed = EventOf<typeof referralAssessed>;
