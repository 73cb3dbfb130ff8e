import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** The held-until day came, someone reconfirmed, and the referral goes ahead. */
export class ReferralReleasedData extends PlacementChange {}

export const referralReleased = defineEvent({
  type: 'referral.released.v1',
  producedBy: 'routing',
  data: ReferralReleasedData,
});
export type ReferralReleased = EventOf<typeof referralReleased>;
