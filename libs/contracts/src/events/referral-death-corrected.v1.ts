import { IsIn } from 'class-validator';
import { WHO_DIED, type WhoDied } from '../death.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';
import { ListOfText } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** A death was recorded by mistake: what it had stopped may go on. */
export class ReferralDeathCorrectedData extends PlacementChange {
  @IsIn(WHO_DIED) readonly who!: WhoDied;
  /** Services that worked with her or were asked to, and are told that something has changed. */
  @MayBeAbsent() @ListOfText(/^[a-z0-9]+(-[a-z0-9]+)*$/, 20) readonly teams?: readonly string[];
}

export const referralDeathCorrected = defineEvent({
  type: 'referral.death-corrected.v1',
  producedBy: 'routing',
  data: ReferralDeathCorrectedData,
});
export type ReferralDeathCorrected = EventOf<typeof referralDeathCorrected>;
