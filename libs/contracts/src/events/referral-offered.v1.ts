import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { PATHWAYS, type Pathway } from '../vocabulary.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** The referral was offered to a service, which owes an acknowledgement by a date. */
export class ReferralOfferedData extends PlacementChange {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsString() @MaxLength(200) readonly serviceName!: string;
  @IsIn(PATHWAYS) readonly pathway!: Pathway;
  /** `lead`: is to hold her. `alongside`: support meanwhile; never holds clinical risk. `hand-over`: is to take over from the place that has her. */
  @IsIn(['lead', 'alongside', 'hand-over']) readonly as!: 'lead' | 'alongside' | 'hand-over';
}

export const referralOffered = defineEvent({
  type: 'referral.offered.v1',
  producedBy: 'routing',
  data: ReferralOfferedData,
});
export type ReferralOffered = EventOf<typeof referralOffered>;
