import { IsIn, IsInt, IsUUID, Matches, Min } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { ReferralFacts } from '../facts.js';
import { MOVED_TO, type MovedTo } from '../move.js';
import { ListOfText } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The referrer answered the question that was asked; the facts carry the answers. */
export class ReferralQuestionAnsweredData {
  @IsUUID() readonly referralId!: string;
  /** Id of the question, from `referral.question-asked`. */
  @IsUUID() readonly questionId!: string;
  @Nested(() => ReferralFacts) readonly facts!: ReferralFacts;
  @IsInt() @Min(2) readonly factsVersion!: number;
  @ListOfText(/^[A-Za-z.]+$/, 50) readonly changed!: readonly string[];
  /** Coordination organisation of where she belongs now; absent where places did not change. */
  @MayBeAbsent() @Matches(CODE) readonly landingTeam?: string;
  /** The answer names another area than before. */
  @MayBeAbsent() @IsIn(MOVED_TO) readonly moved?: MovedTo;
}

export const referralQuestionAnswered = defineEvent({
  type: 'referral.question-answered.v1',
  producedBy: 'intake',
  data: ReferralQuestionAnsweredData,
});
export type ReferralQuestionAnswered = EventOf<typeof referralQuestionAnswered>;
