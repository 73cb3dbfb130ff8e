import { Matches } from 'class-validator';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** The referral goes on to another place after a no. */
export class ReferralRedirectedData extends PlacementChange {
  /** The service it leaves, where it had been offered to one. */
  @MayBeAbsent() @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly fromServiceId?: string;
}

export const referralRedirected = defineEvent({
  type: 'referral.redirected.v1',
  producedBy: 'routing',
  data: ReferralRedirectedData,
});
export type ReferralRedirected = EventOf<typeof referralRedirected>;
