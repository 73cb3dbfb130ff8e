import { IsIn, Matches } from 'class-validator';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** The referral goes on to another place after a no, or a place is not asked to take over any more. */
export class ReferralRedirectedData extends PlacementChange {
  /** The service it leaves, where it had been offered to one. */
  @MayBeAbsent() @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly fromServiceId?: string;
  /** `hand-over`: it was asked to take over, and is not any more; the place that has her goes on. Absent = lead. */
  @MayBeAbsent() @IsIn(['lead', 'hand-over']) readonly as?: 'lead' | 'hand-over';
}

export const referralRedirected = defineEvent({
  type: 'referral.redirected.v1',
  producedBy: 'routing',
  data: ReferralRedirectedData,
});
export type ReferralRedirected = EventOf<typeof referralRedirected>;
