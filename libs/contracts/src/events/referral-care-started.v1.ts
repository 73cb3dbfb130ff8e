import { IsIn, Matches } from 'class-validator';
import type { Day } from '../days.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';
import { IsDay } from '../rules/is-day.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { PATHWAYS, type Pathway } from '../vocabulary.js';

/** Help has begun. */
export class ReferralCareStartedData extends PlacementChange {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsIn(PATHWAYS) readonly pathway!: Pathway;
  /** `alongside`: a parallel placement, which never holds her and stops no clock of hers; absent = lead. */
  @MayBeAbsent() @IsIn(['lead', 'alongside']) readonly as?: 'lead' | 'alongside';
  /** The day her one clock stopped; absent where it had not run or goes on. */
  @MayBeAbsent() @IsDay() readonly firstHelpOn?: Day;
}

export const referralCareStarted = defineEvent({
  type: 'referral.care-started.v1',
  producedBy: 'routing',
  data: ReferralCareStartedData,
});
export type ReferralCareStarted = EventOf<typeof referralCareStarted>;
