import { createHash } from 'node:crypto';
import {
  referralRestrictionChanged,
  type OpenToReader,
  type ReferralRestrictionChanged,
} from '@waymark/contracts';
import { anEvent } from './an-event.js';

interface Restriction {
  readonly restricted?: boolean;
  readonly version?: number;
  readonly openTo?: readonly OpenToReader[];
}

/** The mark of somebody in what is said of one referral, made here a second time: every service makes the same. */
export const markOf = (referralId: string, organisation: string, subject: string): string =>
  createHash('sha256').update(`${referralId}|${organisation}|${subject}`).digest('hex');

/** Only those for whom it is open may open the referral: intake says so. */
export const aRestriction = (
  referralId: string,
  { restricted = true, version: restrictionVersion = 1, openTo = [] }: Restriction = {},
): ReferralRestrictionChanged =>
  anEvent(referralRestrictionChanged, {
    subject: referralId,
    data: { referralId, restricted, restrictionVersion, openTo },
  });
