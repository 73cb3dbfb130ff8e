import { IsIn } from 'class-validator';
import { BabyDeath } from '../baby-death.js';
import type { Day } from '../days.js';
import { WHO_DIED, type WhoDied } from '../death.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';
import { IsDay } from '../rules/is-day.js';
import { ListOfText } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';

/** A death was recorded: messages to her stop at once, those that wait to go out as well. */
export class ReferralDeathRecordedData extends PlacementChange {
  @IsIn(WHO_DIED) readonly who!: WhoDied;
  /** The day of the death, where it is known. */
  @MayBeAbsent() @IsDay() readonly on?: Day;
  /** With a baby’s death: intake changes what was told of the person by it. */
  @MayBeAbsent() @Nested(() => BabyDeath) readonly baby?: BabyDeath;
  /** Services that worked with her or were asked to, and are told that something has changed. */
  @MayBeAbsent() @ListOfText(/^[a-z0-9]+(-[a-z0-9]+)*$/, 20) readonly teams?: readonly string[];
}

export const referralDeathRecorded = defineEvent({
  type: 'referral.death-recorded.v1',
  producedBy: 'routing',
  data: ReferralDeathRecordedData,
});
export type ReferralDeathRecorded = EventOf<typeof referralDeathRecorded>;
