import { IsUUID } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/**
 * This referral goes with another one of the same person, which leads: whoever holds the person there holds them
 * here. Said again whenever that, or what is owed next, changes there.
 */
export class ReferralGoesWithData extends PlacementChange {
  @IsUUID() readonly leadReferralId!: string;
}

export const referralGoesWith = defineEvent({
  type: 'referral.goes-with.v1',
  producedBy: 'routing',
  data: ReferralGoesWithData,
});
export type ReferralGoesWith = EventOf<typeof referralGoesWith>;
