import { IsBoolean, IsIn, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { FREE_TEXT } from '../rules/free-text.js';
import { IsInstant } from '../rules/is-day.js';
import { ListOf } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Facts about others than the person, or that would be used to find somebody: kept apart from the form. */
export const PROTECTED_FACT_KINDS = [
  'baby',
  'placement-address',
  'partner',
  'person-who-may-do-harm',
] as const;
export type ProtectedFactKind = (typeof PROTECTED_FACT_KINDS)[number];

/** Why the next clinician needs it. */
export const PROTECTED_FACT_NEEDS = [
  'keep-the-person-safe',
  'keep-a-child-safe',
  'plan-contact',
  'plan-care',
] as const;
export type ProtectedFactNeed = (typeof PROTECTED_FACT_NEEDS)[number];

/** Why somebody reads what stands in it. */
export const PROTECTED_FACT_READINGS = [
  'safety-now',
  'before-contact',
  'planning-care',
  'safeguarding',
  'checking-it-is-right',
] as const;
export type ProtectedFactReading = (typeof PROTECTED_FACT_READINGS)[number];

/** Why it stands no more. */
export const PROTECTED_FACT_ENDS = ['withdrawn', 'wrong', 'no-longer-so'] as const;
export type ProtectedFactEnd = (typeof PROTECTED_FACT_ENDS)[number];

/** How many of a referral stand at once. */
export const MOST_PROTECTED_FACTS = 20;
export const LONGEST_PROTECTED_FACT = 1000;

/** Body of `POST /referrals/:id/protected-facts`. */
export class AddProtectedFact {
  @IsIn(PROTECTED_FACT_KINDS) readonly kind!: ProtectedFactKind;
  /** Stays in intake, sealed; read one at a time, with a reason. */
  @Matches(FREE_TEXT) @MaxLength(LONGEST_PROTECTED_FACT) readonly details!: string;
  @IsIn(PROTECTED_FACT_NEEDS) readonly neededFor!: ProtectedFactNeed;
}

/** Answer of it (201), and of ending one: no details, as answers are kept for whoever asks again. */
export class ProtectedFactKept {
  @IsUUID() readonly factId!: string;
}

/** Body of `POST /referrals/:id/protected-facts/:factId/reading`. */
export class ReadProtectedFact {
  @IsIn(PROTECTED_FACT_READINGS) readonly because!: ProtectedFactReading;
}

/** Body of `POST /referrals/:id/protected-facts/:factId/end`: its details are erased; that it was there stays. */
export class EndProtectedFact {
  @IsIn(PROTECTED_FACT_ENDS) readonly because!: ProtectedFactEnd;
}

/** That one is there, without what it says. */
export class ProtectedFact {
  @IsUUID() readonly factId!: string;
  @IsIn(PROTECTED_FACT_KINDS) readonly kind!: ProtectedFactKind;
  @IsIn(PROTECTED_FACT_NEEDS) readonly neededFor!: ProtectedFactNeed;
  /** `issuer|subject`. */
  @IsString() readonly writtenBy!: string;
  @Matches(CODE) readonly organisation!: string;
  /** Name of the team that wrote it. */
  @IsString() @MaxLength(200) readonly team!: string;
  @IsInstant() readonly writtenAt!: string;
  /** Present with why where it stands no more: what it said is erased. */
  @MayBeAbsent() @IsInstant() readonly endedAt?: string;
  @MayBeAbsent() @IsIn(PROTECTED_FACT_ENDS) readonly endedBecause?: ProtectedFactEnd;
}

/** Answer of `GET /referrals/:id/protected-facts`: those that the caller may read, the newest first. */
export class ProtectedFacts {
  /** Of the referral. */
  @IsString() readonly reference!: string;
  @ListOf(() => ProtectedFact, 100) readonly facts!: readonly ProtectedFact[];
  /** Whether the caller may add one now. */
  @IsBoolean() readonly mayAdd!: boolean;
}

/** Answer of reading one: audited before it is answered, and kept nowhere. */
export class ProtectedFactShown extends ProtectedFact {
  @IsString() @MaxLength(LONGEST_PROTECTED_FACT) readonly details!: string;
}
