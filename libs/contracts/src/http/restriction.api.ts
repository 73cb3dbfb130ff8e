import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { Day } from '../days.js';
import { IsDay, IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfUuids } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Ten characters that say something, anywhere in the text. */
const IN_WORDS = /^\s*\S[\s\S]{8,}\S\s*$/;
const SAY_WHY = { message: 'say why in a few words: at least 10 characters' };
const SUBJECT_LENGTH = 500;

/** The code of a problem (403): the caller may see that the referral is there, and is not named on it. */
export const RESTRICTED = 'restricted';

/** Body of `POST /referrals/:id/restriction`. To restrict it restricts those that are linked to it as well, as far as the caller has them; to lift that is said of each. */
export class RestrictReferral {
  /** True: those who are named open it and nobody else. False: whoever has the referral opens it again. */
  @IsBoolean() readonly restricted!: boolean;
  /** Stays in intake, sealed. */
  @IsString() @MaxLength(500) @Matches(IN_WORDS, SAY_WHY) readonly reason!: string;
  /** Version that was read, 0 where it was never restricted; 409 when somebody changed it since. */
  @IsInt() @Min(0) readonly restrictionVersion!: number;
}

/** Answer of it, and of naming somebody: no words, as answers are kept for whoever asks again. */
export class RestrictionChanged {
  @IsUUID() readonly referralId!: string;
  @IsBoolean() readonly restricted!: boolean;
  @IsInt() @Min(1) readonly restrictionVersion!: number;
  /** Others of the same person that were restricted with it. */
  @MayBeAbsent() @ListOfUuids(200) readonly linkedToo?: readonly string[];
}

/** Body of `POST /referrals/:id/readers`: somebody of the caller's own organisation may open it from now on, or no longer. */
export class NameReader {
  /** `issuer|subject`. */
  @IsString()
  @MaxLength(SUBJECT_LENGTH)
  @Matches(/^\S+\|\S+$/, { message: 'name somebody as issuer|subject' })
  readonly subject!: string;
  @IsBoolean() readonly named!: boolean;
  @IsInt() @Min(1) readonly restrictionVersion!: number;
}

/** Why somebody who is not named opens it. */
export const GLASS_REASONS = [
  'care-now',
  'named-person-away',
  'triage',
  'safety',
  'asked-by-the-person',
  'other',
] as const;
export type GlassReason = (typeof GLASS_REASONS)[number];

/** How long it stays open, in minutes, for that person and that referral. */
export const GLASS_MINUTES = 60;

/** Body of `POST /referrals/:id/openings`. */
export class OpenRestricted {
  @IsIn(GLASS_REASONS) readonly because!: GlassReason;
  /** In their own words; read by whoever is named and by the reviewer. */
  @IsString() @MaxLength(500) @Matches(IN_WORDS, SAY_WHY) readonly words!: string;
}

export class RestrictedOpened {
  @IsUUID() readonly openingId!: string;
  @IsInstant() readonly until!: string;
}

export const OPENING_VERDICTS = ['in-order', 'not-in-order'] as const;
export type OpeningVerdict = (typeof OPENING_VERDICTS)[number];

/** Body of `POST /openings/:id/review`: by an administrator of the organisation who did not open it. */
export class ReviewOpening {
  @IsIn(OPENING_VERDICTS) readonly verdict!: OpeningVerdict;
  /** Required where it was not in order. */
  @MayBeAbsent() @IsString() @MaxLength(500) readonly words?: string;
}

/** Answer of it. */
export class OpeningReviewed {
  @IsUUID() readonly openingId!: string;
  @IsIn(OPENING_VERDICTS) readonly verdict!: OpeningVerdict;
}

export class ReviewedOpening {
  @IsIn(OPENING_VERDICTS) readonly verdict!: OpeningVerdict;
  @MayBeAbsent() @IsString() @MaxLength(500) readonly words?: string;
  /** `issuer|subject`. */
  @IsString() readonly by!: string;
  @IsInstant() readonly at!: string;
}

/** Somebody who was not named has opened a restricted referral. */
export class Opening {
  @IsUUID() readonly openingId!: string;
  @IsUUID() readonly referralId!: string;
  @IsString() readonly reference!: string;
  @Matches(CODE) readonly organisation!: string;
  /** `issuer|subject`. */
  @IsString() readonly by!: string;
  @IsInstant() readonly at!: string;
  @IsInstant() readonly until!: string;
  @IsIn(GLASS_REASONS) readonly because!: GlassReason;
  @IsString() @MaxLength(500) readonly words!: string;
  /** The last day on which it is looked at in time: three working days later. */
  @IsDay() readonly reviewBy!: Day;
  @MayBeAbsent() @Nested(() => ReviewedOpening) readonly review?: ReviewedOpening;
}

/** Query of `GET /openings`: 50 a page; those that nobody has looked at first, the oldest first. */
export class OpeningsQuery {
  @MayBeAbsent() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) readonly page?: number;
}

/** Answer of it: of the caller's own organisation. */
export class Openings {
  @ListOf(() => Opening, 50) readonly openings!: readonly Opening[];
  @IsInt() @Min(0) readonly total!: number;
  /** Not looked at yet. */
  @IsInt() @Min(0) readonly waiting!: number;
  @IsInt() @Min(1) readonly page!: number;
}

/** Somebody who is named. */
export class NamedReader {
  @Matches(CODE) readonly organisation!: string;
  @IsString() readonly subject!: string;
  @IsInstant() readonly since!: string;
}

/** Another referral that is linked to it, which the caller may see. */
export class LinkedRestriction {
  @IsUUID() readonly referralId!: string;
  @IsString() readonly reference!: string;
  @IsBoolean() readonly restricted!: boolean;
}

/** Answer of `GET /referrals/:id/restriction`. Of a referral that is closed to the caller no more than that it is. */
export class RestrictionView {
  @IsUUID() readonly referralId!: string;
  @IsString() readonly reference!: string;
  @IsBoolean() readonly restricted!: boolean;
  @IsInt() @Min(0) readonly restrictionVersion!: number;
  /** Whether the caller may read it now. */
  @IsBoolean() readonly open!: boolean;
  /** Present where the caller is not named and has opened it with a reason. */
  @MayBeAbsent() @IsInstant() readonly openUntil?: string;
  /** Whether the caller may say that it is restricted, or no longer. */
  @IsBoolean() readonly mayRestrict!: boolean;
  /** Whether the caller may name colleagues. */
  @IsBoolean() readonly mayName!: boolean;
  /** Of the same person; empty where it is closed to the caller. */
  @ListOf(() => LinkedRestriction, 200) readonly linked!: readonly LinkedRestriction[];
  /** Of all organisations; empty where it is closed to the caller. */
  @ListOf(() => NamedReader, 200) readonly readers!: readonly NamedReader[];
  /** The newest first; empty where it is closed to the caller. */
  @ListOf(() => Opening, 200) readonly openings!: readonly Opening[];
}
