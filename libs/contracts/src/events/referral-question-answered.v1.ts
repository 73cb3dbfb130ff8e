import { IsInt, IsUUID, Min } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { ReferralFacts } from '../facts.js';
import { ListOfText } from '../rules/list-of.js';
import { Nested } from '../rules/nested.js';

/** The referrer answered the question that was asked; the facts carry the answers. */
export class ReferralQuestionAnsweredData {
  @IsUUID() readonly referralId!: string;
  /** Id of the question, from `referral.question-asked`. */
  @IsUUID() readonly questionId!: string;
  @Nested(() => ReferralFacts) readonly facts!: ReferralFacts;
  @IsInt() @Min(2) readonly factsVersion!: number;
  @ListOfText(/^[A-Za-z.]+$/, 50) readonly changed!: readonly string[];
}

export const referralQuestionAnswered = defineEvent({
  type: 'referral.question-answered.v1',
  producedBy: 'intake',
  data: ReferralQuestionAnsweredData,
});
export type ReferralQuestionAnswered = EventOf<typeof referralQuestionAnswered>;
