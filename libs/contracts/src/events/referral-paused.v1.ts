import { IsIn, Matches } from 'class-validator';
import { PAUSE_REASON_CODES, type PauseReason } from '../care.js';
import type { Day } from '../days.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';
import { IsDay } from '../rules/is-day.js';

/** Paused by the place that has her, with a day on which somebody looks at it again. */
export class ReferralPausedData extends PlacementChange {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsIn(PAUSE_REASON_CODES) readonly reason!: PauseReason;
  @IsDay() readonly until!: Day;
  /** Of the step that is owed; her own clock always runs. */
  @IsIn(['stands-still', 'runs']) readonly clock!: 'stands-still' | 'runs';
}

export const referralPaused = defineEvent({
  type: 'referral.paused.v1',
  producedBy: 'routing',
  data: ReferralPausedData,
});
export type ReferralPaused = EventOf<typeof referralPaused>;
