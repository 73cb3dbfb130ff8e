import { IsBoolean, IsIn, IsInt, IsString, Matches, MaxLength, Min } from 'class-validator';
import {
  CRITERIA_STANDINGS,
  IsDay,
  ListOfCodes,
  ListOfText,
  MayBeAbsent,
  PATHWAYS,
  REDIRECTS_TO,
  SERVICE_KINDS,
  type CriteriaStanding,
  type Day,
  type Pathway,
  type RedirectTo,
  type ServiceKind,
} from '@waymark/contracts';
import { KEY } from './place-register.js';

export const STRENGTHS = ['required', 'recommended', 'described'] as const;
/** `required` decides; `recommended` may hold and never refuses; outside `described` the service is asked. */
export type Strength = (typeof STRENGTHS)[number];

const LINE = /^[^\p{Cc}]{1,500}$/u;

/** Where it was read, what the page says in our words, and when it was read. */
export class Citation {
  @Matches(LINE) readonly source!: string;
  @Matches(LINE) readonly published!: string;
  @IsDay() readonly readOn!: Day;
}

/** The days a rule holds, both inside; absent = always. */
export class RuleDates {
  @MayBeAbsent() @IsDay() readonly validFrom?: Day;
  @MayBeAbsent() @IsDay() readonly validTo?: Day;
}

/** One criterion of a file: its code, its settings, how binding it is, and its citation. */
export interface LeafRule extends RuleDates {
  readonly criterion: string;
  readonly strength: Strength;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly citation: Citation;
}

/** Several rules of which any is enough, or all are needed. */
export interface GroupRule extends RuleDates {
  readonly group: 'any-of' | 'all-of';
  readonly rules: readonly PublishedRule[];
  readonly citation: Citation;
}

export type PublishedRule = LeafRule | GroupRule;

/** A place the service is for, with the days it counts. */
export class FootprintPlace {
  @Matches(KEY) readonly place!: string;
  @MayBeAbsent() @IsDay() readonly validFrom?: Day;
  @MayBeAbsent() @IsDay() readonly validTo?: Day;
  @MayBeAbsent() @IsString() readonly source?: string;
  @MayBeAbsent() @IsString() readonly note?: string;
}

/** Whether the service helps with one thing, from when to when, and what it asks besides what it asks of everyone. */
export class PathwayHead extends RuleDates {
  @IsIn(PATHWAYS) readonly pathway!: Pathway;
  /** null = the page was not read to say. */
  @IsIn([true, false, null]) readonly offered!: boolean | null;
  @IsIn(['stated', 'inferred', 'not-read']) readonly offeredBasis!:
    'stated' | 'inferred' | 'not-read';
  @MayBeAbsent() @IsString() readonly note?: string;
}

export interface PathwayRules extends PathwayHead {
  readonly citation?: Citation;
  readonly rules: readonly PublishedRule[];
}

export class ReferrersHead {
  @ListOfText(KEY, 30) readonly roles!: readonly string[];
  /** The list is the whole list. */
  @IsBoolean() readonly exhaustive!: boolean;
  @MayBeAbsent() @IsBoolean() readonly currentlyInvolvedRequired?: boolean;
}

export interface Referrers extends ReferrersHead {
  readonly citation: Citation;
}

export class SelfReferralHead {
  /** null = not published. */
  @IsIn([true, false, null]) readonly allowed!: boolean | null;
  @MayBeAbsent() @IsIn(['stated', 'implied']) readonly basis?: 'stated' | 'implied';
}

export interface SelfReferral extends SelfReferralHead {
  readonly citation?: Citation;
}

export class Opening {
  @IsIn([
    'open-as-read',
    'pilot-as-read',
    'in-development-as-read',
    'closed-or-unknown',
    'paused',
    'closed',
    'unknown',
  ])
  readonly status!: string;
  @MayBeAbsent() @IsDay() readonly openedOn?: Day;
  /** The last day on which it takes referrals, as in the directory. */
  @MayBeAbsent() @IsDay() readonly closedOn?: Day;
  @MayBeAbsent() @IsString() readonly note?: string;
}

/** For whom the page points elsewhere, and where to: shown, and nothing is judged by it. */
export class RedirectHead {
  @Matches(LINE) readonly when!: string;
  @IsIn(REDIRECTS_TO) readonly to!: RedirectTo;
}

export interface Redirect extends RedirectHead {
  readonly citation: Citation;
}

/** A published wait, in the page's words. */
export class PublishedWait {
  @IsString() @MaxLength(150) readonly what!: string;
  @IsString() @MaxLength(150) readonly target!: string;
  @IsString() readonly source!: string;
  @MayBeAbsent() @IsString() readonly note?: string;
}

/** Whose criteria they are and from when. */
export class CriteriaHead {
  @Matches(KEY) readonly serviceId!: string;
  @IsIn(SERVICE_KINDS) readonly kind!: ServiceKind;
  @IsString() @MaxLength(200) readonly name!: string;
  @IsString() @MaxLength(200) readonly area!: string;
  @MayBeAbsent() @IsString() readonly provider?: string;
  @IsIn(CRITERIA_STANDINGS) readonly standing!: CriteriaStanding;
  /** The editor's own number of the file. */
  @IsInt() @Min(1) readonly revision!: number;
  @IsDay() readonly effectiveFrom!: Day;
  /** The last day in force; absent = until the next revision. */
  @MayBeAbsent() @IsDay() readonly effectiveTo?: Day;
  @IsDay() readonly readOn!: Day;
  @MayBeAbsent() @IsString() readonly evidence?: string;
  @MayBeAbsent() @IsBoolean() readonly verified?: boolean;
  /** Places over which a list that was not read to its end may reach. */
  @MayBeAbsent() @ListOfText(KEY, 20) readonly reach?: readonly string[];
  /** Which pathway leads where several take her and she asked for none of them first. */
  @MayBeAbsent() @ListOfCodes(PATHWAYS, 16) readonly order?: readonly Pathway[];
  @MayBeAbsent() @IsString() readonly notes?: string;
}

/** One service's published criteria, checked. */
export interface CriteriaFile extends CriteriaHead {
  readonly opening: Opening;
  /** By what people belong to the area; empty = not published. */
  readonly basis: readonly PublishedRule[];
  readonly footprint: readonly FootprintPlace[];
  readonly partners?: PublishedRule;
  readonly criteria: readonly PublishedRule[];
  readonly pathways: readonly PathwayRules[];
  readonly exclusions: readonly PublishedRule[];
  readonly referrers?: Referrers;
  readonly selfReferral: SelfReferral;
  readonly redirects: readonly Redirect[];
  readonly waits: readonly PublishedWait[];
}
