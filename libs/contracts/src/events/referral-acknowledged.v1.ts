import { IsIn, Matches } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** A named person at the place acknowledged receipt and the team holds her from now on. */
export class ReferralAcknowledgedData extends PlacementChange {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  /** `alongside`: a parallel placement, which never holds her; absent = lead. */
  @MayBeAbsent() @IsIn(['lead', 'alongside']) readonly as?: 'lead' | 'alongside';
}

export const referralAcknowledged = defineEvent({
  type: 'referral.acknowledged.v1',
  producedBy: 'routing',
  data: ReferralAcknowledgedData,
});
export type ReferralAcknowledged = EventOf<typeof referralAcknowledged>;
