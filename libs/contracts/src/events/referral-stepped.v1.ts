import { IsIn, Matches } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { DESTINATION_KINDS, type DestinationKind } from '../vocabulary.js';

/** The place that has her steps her up or down; it goes on until the next place has taken her. */
export class ReferralSteppedData extends PlacementChange {
  @IsIn(['up', 'down']) readonly direction!: 'up' | 'down';
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly fromServiceId!: string;
  /** The service that is asked to take over; absent where it is a kind of place outside Waymark. */
  @MayBeAbsent() @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly toServiceId?: string;
  @MayBeAbsent() @IsIn(DESTINATION_KINDS) readonly toKind?: DestinationKind;
}

export const referralStepped = defineEvent({
  type: 'referral.stepped.v1',
  producedBy: 'routing',
  data: ReferralSteppedData,
});
export type ReferralStepped = EventOf<typeof referralStepped>;
