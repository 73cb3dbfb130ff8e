import { IsIn } from 'class-validator';
import {
  CLOSING_OUTCOMES,
  GP_ANSWERS,
  type ClosingOutcome,
  type GpAnswer,
} from '../decline-reasons.js';
import { ListOfText } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** Closed with a real outcome: nobody holds her and no step is owed. */
export class ReferralClosedData extends PlacementChange {
  @IsIn(CLOSING_OUTCOMES) readonly outcome!: ClosingOutcome;
  /** Present where it ended after a review of the risk. */
  @MayBeAbsent() @IsIn(GP_ANSWERS) readonly gp?: GpAnswer;
  /** Services that worked with her or were asked to, and are told that something has changed. */
  @MayBeAbsent() @ListOfText(/^[a-z0-9]+(-[a-z0-9]+)*$/, 20) readonly teams?: readonly string[];
}

export const referralClosed = defineEvent({
  type: 'referral.closed.v1',
  producedBy: 'routing',
  data: ReferralClosedData,
});
export type ReferralClosed = EventOf<typeof referralClosed>;
