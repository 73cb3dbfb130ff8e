import { IsIn, IsUUID } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { IsInstant } from '../rules/is-day.js';

export const WITHDRAWAL_REASONS = [
  'she-declined-asked-by-a-person',
  'consent-withdrawn',
  'sent-in-error',
  'moved-area',
  'died',
  'help-found-elsewhere',
] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** The referral was withdrawn: messages and sharing stop at once. */
export class ReferralWithdrawnData {
  @IsUUID() readonly referralId!: string;
  @IsIn(WITHDRAWAL_REASONS) readonly reason!: WithdrawalReason;
  @IsInstant() readonly at!: string;
}

export const referralWithdrawn = defineEvent({
  type: 'referral.withdrawn.v1',
  producedBy: 'intake',
  data: ReferralWithdrawnData,
});
export type ReferralWithdrawn = EventOf<typeof referralWithdrawn>;
