import { IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { ListOfCodes } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { IsLanguage } from '../rules/spoken.js';

// Equity facts travel apart from the referral and are read only by aggregates.
// "not-stated": she was asked and did not say. "not-known": she was not asked.

export const AGE_BANDS = [
  'under-18',
  '18-19',
  '20-24',
  '25-29',
  '30-34',
  '35-39',
  '40-44',
  '45-and-over',
  'not-known',
] as const;
export const ETHNIC_CATEGORIES = [
  'A',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'J',
  'K',
  'L',
  'M',
  'N',
  'P',
  'R',
  'S',
  'Z',
  '99',
] as const;
export type EthnicCategory = (typeof ETHNIC_CATEGORIES)[number];
export const ASKED_ANSWERS = ['yes', 'no', 'not-stated', 'not-known'] as const;
export type AskedAnswer = (typeof ASKED_ANSWERS)[number];
export const GENDER_IDENTITIES = [
  'woman',
  'man',
  'non-binary',
  'other',
  'not-stated',
  'not-known',
] as const;
export type GenderIdentity = (typeof GENDER_IDENTITIES)[number];
export const INCLUSION_GROUPS = [
  'refuge',
  'asylum-seeking',
  'prison',
  'armed-forces',
  'care-leaver',
  'homelessness',
  'substance-use',
  'rural',
] as const;
export type InclusionGroup = (typeof INCLUSION_GROUPS)[number];

/** Who was referred, for equity figures only. */
export class ReferralProfiledData {
  @IsUUID() readonly referralId!: string;
  @IsIn(AGE_BANDS) readonly ageBand!: (typeof AGE_BANDS)[number];
  /** NHS ethnic category; `Z` not stated (asked), `99` not known (not asked). */
  @IsIn(ETHNIC_CATEGORIES) readonly ethnicCategory!: EthnicCategory;
  /** ISO 639-1 code, `not-stated` or `not-known`. */
  @IsLanguage() readonly language!: string;
  @IsIn(ASKED_ANSWERS) readonly interpreterNeeded!: AskedAnswer;
  @IsIn(ASKED_ANSWERS) readonly disability!: AskedAnswer;
  /** Index of Multiple Deprivation decile, 1 = most deprived; absent = cannot be derived. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(10) readonly deprivationDecile?: number;
  @ListOfCodes(INCLUSION_GROUPS, 8) readonly inclusionGroups!: readonly InclusionGroup[];
  @MayBeAbsent() @IsIn(GENDER_IDENTITIES) readonly genderIdentity?: GenderIdentity;
  @MayBeAbsent() @IsIn(ASKED_ANSWERS) readonly genderSameAsAtBirth?: AskedAnswer;
}

export const referralProfiled = defineEvent({
  type: 'referral.profiled.v1',
  producedBy: 'intake',
  data: ReferralProfiledData,
});
export type ReferralProfiled = EventOf<typeof referralProfiled>;
