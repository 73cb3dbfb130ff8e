import { IsIn, Matches } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { NUDGE_REASONS, type NudgeReason } from '../nudge.js';
import { PlacementChange } from '../placement.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** An operator has asked the team that owes the next step, which is late, to look at it. Holder, step and clock stay. */
export class ReferralNudgedData extends PlacementChange {
  /** The organisation that is asked. */
  @Matches(CODE) readonly asked!: string;
  @IsIn(NUDGE_REASONS) readonly reason!: NudgeReason;
}

export const referralNudged = defineEvent({
  type: 'referral.nudged.v1',
  producedBy: 'routing',
  data: ReferralNudgedData,
});
export type ReferralNudged = EventOf<typeof referralNudged>;
