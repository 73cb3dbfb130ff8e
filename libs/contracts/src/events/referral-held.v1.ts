import { IsIn, Matches } from 'class-validator';
import type { Day } from '../days.js';
import { IsDay } from '../rules/is-day.js';
import { PATHWAYS, type Pathway } from '../vocabulary.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** Waiting for a date: too early for the place that would take her. */
export class ReferralHeldData extends PlacementChange {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsIn(PATHWAYS) readonly pathway!: Pathway;
  /** First day on which she is eligible; someone reconfirms before it goes ahead. */
  @IsDay() readonly until!: Day;
}

export const referralHeld = defineEvent({
  type: 'referral.held.v1',
  producedBy: 'routing',
  data: ReferralHeldData,
});
export type ReferralHeld = EventOf<typeof referralHeld>;
