import { IsIn, Matches } from 'class-validator';
import { PATHWAYS, type Pathway } from '../vocabulary.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** A service accepted her. */
export class ReferralAcceptedData extends PlacementChange {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsIn(PATHWAYS) readonly pathway!: Pathway;
  /** `alongside`: a parallel placement, which never holds her; absent = lead. */
  @MayBeAbsent() @IsIn(['lead', 'alongside']) readonly as?: 'lead' | 'alongside';
}

export const referralAccepted = defineEvent({
  type: 'referral.accepted.v1',
  producedBy: 'routing',
  data: ReferralAcceptedData,
});
export type ReferralAccepted = EventOf<typeof referralAccepted>;
