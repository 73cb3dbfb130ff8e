import { IsIn } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { ReferralLinkedData } from './referral-linked.v1.js';

/** Why two referrals that were taken for one person's are not. */
export const UNLINK_REASONS = [
  'twin-or-sister',
  'another-person',
  'number-of-another-person',
  'linked-in-error',
] as const;
export type UnlinkReason = (typeof UNLINK_REASONS)[number];

/** Two referrals are about two people: each goes on by itself, with its own clock; said of each of them. */
export class ReferralUnlinkedData extends ReferralLinkedData {
  @IsIn(UNLINK_REASONS) readonly reason!: UnlinkReason;
}

export const referralUnlinked = defineEvent({
  type: 'referral.unlinked.v1',
  producedBy: 'intake',
  data: ReferralUnlinkedData,
});
export type ReferralUnlinked = EventOf<typeof referralUnlinked>;
