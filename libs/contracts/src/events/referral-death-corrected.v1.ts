import { IsIn } from 'class-validator';
import { WHO_DIED, type WhoDied } from '../death.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** A death was recorded by mistake: what it had stopped may go on. */
export class ReferralDeathCorrectedData extends PlacementChange {
  @IsIn(WHO_DIED) readonly who!: WhoDied;
}

export const referralDeathCorrected = defineEvent({
  type: 'referral.death-corrected.v1',
  producedBy: 'routing',
  data: ReferralDeathCorrectedData,
});
export type ReferralDeathCorrected = EventOf<typeof referralDeathCorrected>;
