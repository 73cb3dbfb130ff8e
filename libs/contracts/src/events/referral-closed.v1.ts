import { IsIn } from 'class-validator';
import { CLOSING_OUTCOMES, type ClosingOutcome } from '../decline-reasons.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** Closed with a real outcome: nobody holds her and no step is owed. */
export class ReferralClosedData extends PlacementChange {
  @IsIn(CLOSING_OUTCOMES) readonly outcome!: ClosingOutcome;
}

export const referralClosed = defineEvent({
  type: 'referral.closed.v1',
  producedBy: 'routing',
  data: ReferralClosedData,
});
export type ReferralClosed = EventOf<typeof referralClosed>;
