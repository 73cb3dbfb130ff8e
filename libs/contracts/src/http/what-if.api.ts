import { IsIn, IsInt, IsObject, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import type { Day } from '../days.js';
import { IsDay, IsInstant } from '../rules/is-day.js';
import { ListOf } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';

const SERVICE_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Body of `POST /what-ifs`: whom would these criteria take, of those who were referred? */
export class AskWhatIf {
  /** A file of criteria as in `infra/criteria`: the draft that takes the place of the service's criteria. */
  @IsObject() readonly draft!: object;
  /** Referrals whose clock started on this day or later. */
  @IsDay() readonly since!: Day;
}

export const WHAT_IF_STATES = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const;
export type WhatIfState = (typeof WHAT_IF_STATES)[number];

/** By what the changed are counted. `sent-to`: where those go who are sent elsewhere. */
export const WHAT_IF_DIMENSIONS = [
  'pathway',
  'area',
  'age-band',
  'ethnic-category',
  'deprivation-decile',
  'language',
  'sent-to',
] as const;
export type WhatIfDimension = (typeof WHAT_IF_DIMENSIONS)[number];

/**
 * How many referrals: each is in one of these at most. Rounded to the nearest 5. Absent = hidden, because it is under 5
 * or would give one away that is; 0 is nobody.
 */
export class WhatIfCounts {
  /** The service may be hers, by the criteria in force or by the draft. */
  @MayBeAbsent() @IsInt() @Min(0) readonly judged?: number;
  /** Taken by the draft, and not before. */
  @MayBeAbsent() @IsInt() @Min(0) readonly added?: number;
  /** Too early by the draft, and before not. */
  @MayBeAbsent() @IsInt() @Min(0) readonly held?: number;
  /** By the draft an answer is missing, or a point is left to the hub; before not. */
  @MayBeAbsent() @IsInt() @Min(0) readonly asked?: number;
  /** No longer taken, held or asked; the published criteria of another place take her. */
  @MayBeAbsent() @IsInt() @Min(0) readonly elsewhere?: number;
  /** No longer taken, held or asked, and no other place is told by published criteria: a person finds one. */
  @MayBeAbsent() @IsInt() @Min(0) readonly removed?: number;
}

export class WhatIfRow {
  /** A code of the dimension, or `not-known`. */
  @IsString() @MaxLength(100) readonly value!: string;
  /** In words. */
  @IsString() @MaxLength(200) readonly name!: string;
  @Nested(() => WhatIfCounts) readonly counts!: WhatIfCounts;
}

export class WhatIfTable {
  @IsIn(WHAT_IF_DIMENSIONS) readonly by!: WhatIfDimension;
  @ListOf(() => WhatIfRow, 1_000) readonly rows!: readonly WhatIfRow[];
}

export class WhatIfResult {
  @Nested(() => WhatIfCounts) readonly total!: WhatIfCounts;
  @ListOf(() => WhatIfTable, 7) readonly tables!: readonly WhatIfTable[];
}

/** A what-if and how far it is: answer of `POST /what-ifs` (202) and `GET /what-ifs/:whatIfId`. */
export class WhatIfView {
  @IsUUID() readonly whatIfId!: string;
  @Matches(SERVICE_ID) readonly serviceId!: string;
  @IsDay() readonly since!: Day;
  @IsIn(WHAT_IF_STATES) readonly state!: WhatIfState;
  /** Referrals looked at so far, of how many. */
  @IsInt() @Min(0) readonly lookedAt!: number;
  @IsInt() @Min(0) readonly of!: number;
  @IsInstant() readonly askedAt!: string;
  @MayBeAbsent() @IsInstant() readonly finishedAt?: string;
  /** One plain sentence, where it failed. */
  @MayBeAbsent() @IsString() @MaxLength(500) readonly because?: string;
  /** Present when it is done. */
  @MayBeAbsent() @Nested(() => WhatIfResult) readonly result?: WhatIfResult;
}
