import { IsIn, Matches } from 'class-validator';
import { DECLINE_REASON_CODES, type DeclineReason } from '../decline-reasons.js';
import { PATHWAYS, type Pathway } from '../vocabulary.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** A service declined, with a coded reason and a next step; routing goes on from there. */
export class ReferralDeclinedData extends PlacementChange {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsIn(PATHWAYS) readonly pathway!: Pathway;
  @IsIn(DECLINE_REASON_CODES) readonly reason!: DeclineReason;
  /** `alongside`: a parallel placement, which never holds her. `hand-over`: was asked to take over; the place that has her goes on. Absent = lead. */
  @MayBeAbsent()
  @IsIn(['lead', 'alongside', 'hand-over'])
  readonly as?: 'lead' | 'alongside' | 'hand-over';
}

export const referralDeclined = defineEvent({
  type: 'referral.declined.v1',
  producedBy: 'routing',
  data: ReferralDeclinedData,
});
export type ReferralDeclined = EventOf<typeof referralDeclined>;
