import { IsUUID, Matches } from 'class-validator';
import { MissingAnswer } from '../judgement.js';
import { ListOf } from '../rules/list-of.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** The referrer is asked exactly what is missing; the holder does not move. */
export class ReferralQuestionAskedData extends PlacementChange {
  @IsUUID() readonly questionId!: string;
  @ListOf(() => MissingAnswer, 20) readonly asks!: readonly MissingAnswer[];
  /** The organisation that asks; `waymark` when the line itself asks. */
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly askedBy!: string;
}

export const referralQuestionAsked = defineEvent({
  type: 'referral.question-asked.v1',
  producedBy: 'routing',
  data: ReferralQuestionAskedData,
});
export type ReferralQuestionAsked = EventOf<typeof referralQuestionAsked>;
