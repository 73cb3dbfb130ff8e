import { IsIn, Matches } from 'class-validator';
import type { Day } from '../days.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';
import { IsDay } from '../rules/is-day.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { PATHWAYS, type Pathway } from '../vocabulary.js';

/** The place that has her put her on its waiting list; somebody there is in touch while she waits. */
export class ReferralWaitlistedData extends PlacementChange {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsIn(PATHWAYS) readonly pathway!: Pathway;
  /** When help is expected to begin; absent where nobody can say. */
  @MayBeAbsent() @IsDay() readonly expectedBy?: Day;
}

export const referralWaitlisted = defineEvent({
  type: 'referral.waitlisted.v1',
  producedBy: 'routing',
  data: ReferralWaitlistedData,
});
export type ReferralWaitlisted = EventOf<typeof referralWaitlisted>;
