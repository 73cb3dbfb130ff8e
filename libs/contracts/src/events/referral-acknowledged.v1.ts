import { Matches } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** A named person at the place acknowledged receipt and the team holds her from now on. */
export class ReferralAcknowledgedData extends PlacementChange {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
}

export const referralAcknowledged = defineEvent({
  type: 'referral.acknowledged.v1',
  producedBy: 'routing',
  data: ReferralAcknowledgedData,
});
export type ReferralAcknowledged = EventOf<typeof referralAcknowledged>;
