import { IsIn, Matches } from 'class-validator';
import { TAKEN_STATES, type TakenState } from '../care.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** A pause is over; it goes on where it stood. */
export class ReferralResumedData extends PlacementChange {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsIn(TAKEN_STATES) readonly backTo!: TakenState;
}

export const referralResumed = defineEvent({
  type: 'referral.resumed.v1',
  producedBy: 'routing',
  data: ReferralResumedData,
});
export type ReferralResumed = EventOf<typeof referralResumed>;
