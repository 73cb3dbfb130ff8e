import { IsIn } from 'class-validator';
import { REOPEN_REASONS, type ReopenReason } from '../decline-reasons.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** What was closed goes on: somebody holds her again, and her one clock has never stood still. */
export class ReferralReopenedData extends PlacementChange {
  @IsIn(REOPEN_REASONS) readonly reason!: ReopenReason;
}

export const referralReopened = defineEvent({
  type: 'referral.reopened.v1',
  producedBy: 'routing',
  data: ReferralReopenedData,
});
export type ReferralReopened = EventOf<typeof referralReopened>;
