import { IsBoolean, IsIn, IsInt, IsString, Matches, MaxLength, Min } from 'class-validator';
import type { Day } from './days.js';
import { IsDay } from './rules/is-day.js';
import { ListOf, ListOfCodes, ListOfText } from './rules/list-of.js';
import { MayBeAbsent } from './rules/may-be-absent.js';
import {
  CRITERIA_STANDINGS,
  LINE_OUTCOMES,
  OUTCOMES,
  PATHWAYS,
  SERVICE_KINDS,
  type CriteriaStanding,
  type LineOutcome,
  type Outcome,
  type Pathway,
  type ServiceKind,
} from './vocabulary.js';

const SERVICE_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const CRITERION = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const CANDIDATE_BASES = [
  'residence',
  'gp-practice',
  'booked-unit',
  'footprint',
  'named',
] as const;
export type CandidateBasis = (typeof CANDIDATE_BASES)[number];

/** A service that may be hers, and why. */
export class Candidate {
  @Matches(SERVICE_ID) readonly serviceId!: string;
  @IsIn(SERVICE_KINDS) readonly kind!: ServiceKind;
  @ListOfCodes(CANDIDATE_BASES, 5) readonly bases!: readonly CandidateBasis[];
  /** One sentence: which place makes it a candidate. */
  @IsString() @MaxLength(500) readonly why!: string;
  /** The area has not published on what basis it takes people; the hub is asked. */
  @IsBoolean() readonly basisOpen!: boolean;
}

/** An answer that is missing, as a question the referrer can answer. */
export class MissingAnswer {
  /** Dotted path of the fact, such as `need.level` or `occurrences.loss.gestationWeeks`. */
  @IsString() @MaxLength(100) readonly fact!: string;
  @IsString() @MaxLength(300) readonly question!: string;
}

/** One criterion, judged. */
export class JudgedLine {
  @Matches(CRITERION) readonly criterion!: string;
  @IsString() @MaxLength(300) readonly question!: string;
  @IsIn(LINE_OUTCOMES) readonly outcome!: LineOutcome;
  /** The value seen, in words; "not known" where there is none. */
  @IsString() @MaxLength(300) readonly seen!: string;
  /** The sentence shown. */
  @IsString() @MaxLength(500) readonly because!: string;
  /** First day on which it is met if nothing else changes. */
  @MayBeAbsent() @IsDay() readonly until?: Day;
  @MayBeAbsent() @IsString() @MaxLength(100) readonly missing?: string;
  @IsIn(['required', 'recommended', 'described'])
  readonly strength!: 'required' | 'recommended' | 'described';
  /** What the area's page says, in our words. */
  @IsString() @MaxLength(500) readonly published!: string;
  /** Where it says so. */
  @IsString() @MaxLength(500) readonly source!: string;
  /** Depth inside any-of and all-of groups; 0 = on its own. */
  @IsInt() @Min(0) readonly depth!: number;
}

/** One service's answer for one pathway. */
export class JudgementSummary {
  @Matches(SERVICE_ID) readonly serviceId!: string;
  @IsIn(PATHWAYS) readonly pathway!: Pathway;
  @IsInt() @Min(1) readonly revision!: number;
  @IsIn(CRITERIA_STANDINGS) readonly standing!: CriteriaStanding;
  @IsIn(OUTCOMES) readonly outcome!: Outcome;
  /** One sentence: the line that decided. */
  @IsString() @MaxLength(500) readonly because!: string;
  /** The criteria that decided. */
  @ListOfText(CRITERION, 40) readonly deciding!: readonly string[];
  /** For `not-yet`: the first day on which it is met. For other answers, a known date is still shown. */
  @MayBeAbsent() @IsDay() readonly until?: Day;
  /** For `cannot-tell`: the smallest set of missing answers. */
  @ListOf(() => MissingAnswer, 20) readonly missing!: readonly MissingAnswer[];
  /** Rules the area has not published: the hub is asked, the referral goes on. */
  @ListOfText(CRITERION, 20) readonly unpublished!: readonly string[];
  /** Seen jointly with another service (under a published age). */
  @MayBeAbsent() @IsString() @MaxLength(200) readonly jointWith?: string;
  /** Where the area says to go instead (a destination kind), when not eligible. */
  @MayBeAbsent() @Matches(CRITERION) readonly redirectTo?: string;
}

export const CHANGE_WAYS = ['check', 'later'] as const;
export type ChangeWay = (typeof CHANGE_WAYS)[number];

/** A fact that an answer turns on: one to check, or one that time or somebody else can change. Never a clinical one. */
export class Change {
  /** Dotted path of the fact, such as `places.gpPractice`. */
  @IsString() @MaxLength(100) readonly fact!: string;
  @IsIn(CHANGE_WAYS) readonly how!: ChangeWay;
  @IsString() @MaxLength(300) readonly words!: string;
}

/** Changes that only together would make another answer. */
export class ChangeTogether {
  @ListOf(() => Change, 3) readonly changes!: readonly Change[];
}

/** A judgement with every line, as it is stored and shown. */
export class Judgement extends JudgementSummary {
  /** For `not-eligible`: each would alone make another answer. Absent where nothing would. For professionals only. */
  @MayBeAbsent() @ListOf(() => ChangeTogether, 5) readonly wouldChange?: readonly ChangeTogether[];
  @ListOf(() => JudgedLine, 60) readonly lines!: readonly JudgedLine[];
}
