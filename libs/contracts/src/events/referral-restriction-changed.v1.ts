import { IsBoolean, IsInt, IsUUID, Min } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';

/** Who may open the referral is named one by one from now on, or no longer; who they are stays in intake. */
export class ReferralRestrictionChangedData {
  @IsUUID() readonly referralId!: string;
  @IsBoolean() readonly restricted!: boolean;
  /** Grows with every change of who may open it, so that of two the newer counts. */
  @IsInt() @Min(1) readonly restrictionVersion!: number;
}

export const referralRestrictionChanged = defineEvent({
  type: 'referral.restriction-changed.v1',
  producedBy: 'intake',
  data: ReferralRestrictionChangedData,
});
export type ReferralRestrictionChanged = EventOf<typeof referralRestrictionChanged>;
