import { IsUUID } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** This referral goes on by itself: it is about another person, or the one that led has ended without it. */
export class ReferralPartedData extends PlacementChange {
  @IsUUID() readonly fromReferralId!: string;
}

export const referralParted = defineEvent({
  type: 'referral.parted.v1',
  producedBy: 'routing',
  data: ReferralPartedData,
});
export type ReferralParted = EventOf<typeof referralParted>;
