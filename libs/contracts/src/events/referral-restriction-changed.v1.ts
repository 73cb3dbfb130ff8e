import { IsBoolean, IsInt, IsUUID, Matches, Min } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { IsInstant } from '../rules/is-day.js';
import { ListOf } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** Most people for whom one referral is open at a time. */
export const MOST_READERS = 1000;

/** Somebody for whom it is open, as a mark that says nothing but whether a caller is the same: another one for each referral. */
export class OpenToReader {
  /** SHA-256, in hexadecimal, of referral, organisation and who calls. */
  @Matches(/^[0-9a-f]{64}$/) readonly reader!: string;
  /** Absent for whoever is named. */
  @MayBeAbsent() @IsInstant() readonly until?: string;
}

/** Who may open the referral is named one by one from now on, or no longer, or somebody else may; who they are stays in intake. */
export class ReferralRestrictionChangedData {
  @IsUUID() readonly referralId!: string;
  @IsBoolean() readonly restricted!: boolean;
  /** Grows with every change of who is named, so that of two the newer counts; an opening with a reason leaves it. */
  @IsInt() @Min(1) readonly restrictionVersion!: number;
  /** All of them, as it stands now. Absent where it was said before that was told: it is open to nobody. */
  @MayBeAbsent()
  @ListOf(() => OpenToReader, MOST_READERS)
  readonly openTo?: readonly OpenToReader[];
}

export const referralRestrictionChanged = defineEvent({
  type: 'referral.restriction-changed.v1',
  producedBy: 'intake',
  data: ReferralRestrictionChangedData,
});
export type ReferralRestrictionChanged = EventOf<typeof referralRestrictionChanged>;
