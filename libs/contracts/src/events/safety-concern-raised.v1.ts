import { IsUUID, Matches } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { IsInstant } from '../rules/is-day.js';
import { ListOfCodes } from '../rules/list-of.js';
import { Nested } from '../rules/nested.js';
import { CALL_TAKERS, type CallTaker } from '../vocabulary.js';
import { Sender } from './referral-received.v1.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A sign that needs a call was marked in a form that is not sent yet. Whose it is stays in the form. */
export class SafetyConcernRaisedData {
  /** Of the unsent form; also the subject. */
  @IsUUID() readonly concernId!: string;
  /** The team that writes the form; for a self-referral `self`. */
  @Nested(() => Sender) readonly sender!: Sender;
  /** Whom the page told to telephone. */
  @ListOfCodes(CALL_TAKERS, 5) readonly calls!: readonly CallTaker[];
  @IsInstant() readonly raisedAt!: string;
  /** ICB coordination organisation of the area where it is known, or `landing-national`. */
  @Matches(CODE) readonly landingTeam!: string;
}

export const safetyConcernRaised = defineEvent({
  type: 'safety-concern.raised.v1',
  producedBy: 'intake',
  data: SafetyConcernRaisedData,
});
export type SafetyConcernRaised = EventOf<typeof safetyConcernRaised>;
