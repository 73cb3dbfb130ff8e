import { IsBoolean, IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import type { Day } from '../days.js';
import { UNLINK_REASONS, type UnlinkReason } from '../events/referral-unlinked.v1.js';
import { IsDay } from '../rules/is-day.js';
import { ListOf, ListOfCodes } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** What two referrals have in common; never the value itself. */
export const AGREEMENTS = ['nhs-number', 'birth-date', 'postcode', 'name'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** Another open referral that is, or may be, about the same person: enough to telephone about it, and no more. */
export class OtherReferral {
  @IsUUID() readonly referralId!: string;
  @IsString() @MaxLength(20) readonly reference!: string;
  @IsDay() readonly receivedOn!: Day;
  /** In plain words, without naming a team. */
  @IsString() @MaxLength(100) readonly state!: string;
  @ListOfCodes(AGREEMENTS, 4) readonly agrees!: readonly Agreement[];
  /** Of an earlier one: its last day. */
  @MayBeAbsent() @IsDay() readonly endedOn?: Day;
  /** May whoever asks open it? */
  @IsBoolean() readonly mayRead!: boolean;
}

/** Answer of `GET /referrals/:id/same-person`: for the team that has the referral, never for who sent it. */
export class SamePerson {
  @ListOf(() => OtherReferral, 50) readonly linked!: readonly OtherReferral[];
  /** Alike, but not enough to be taken for one person: a person decides. */
  @ListOf(() => OtherReferral, 50) readonly near!: readonly OtherReferral[];
  /** Earlier referrals of one person, that have ended: when, never where, by whom or why. The newest first. */
  @ListOf(() => OtherReferral, 50) readonly earlier!: readonly OtherReferral[];
}

/** Body of `POST /referrals/:id/links`: the near match is the same person. */
export class LinkReferral {
  @IsUUID() readonly otherReferralId!: string;
}

/** Body of `POST /referrals/:id/links/removal`: the two are not the same person. */
export class UnlinkReferral {
  @IsUUID() readonly otherReferralId!: string;
  @IsIn(UNLINK_REASONS) readonly reason!: UnlinkReason;
  /** What makes it certain; stays in intake. */
  @MayBeAbsent() @IsString() @MaxLength(500) readonly comment?: string;
}
