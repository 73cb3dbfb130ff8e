import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import {
  CLOSURE_CASE_STATES,
  CLOSURE_DOES,
  CLOSURE_PARTS,
  CLOSURE_REASONS,
  CLOSURE_STATES,
  type ClosureCaseState,
  type ClosureDoes,
  type ClosurePart,
  type ClosureReason,
  type ClosureState,
} from '../closure.js';
import type { Day } from '../days.js';
import { IsDay, IsInstant } from '../rules/is-day.js';
import { ListOf } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { ONE_LINE } from '../rules/one-line.js';
import { OUTCOMES, PATHWAYS, type Outcome, type Pathway } from '../vocabulary.js';
import { PLACEMENT_STATES, type PlacementState } from './routing.api.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Most referrals that one page or answer lists. */
export const MOST_LISTED = 500;

/** Another successor for one referral. */
export class ClosureException {
  @IsUUID() readonly referralId!: string;
  /** Absent: none, the landing team finds a place. */
  @MayBeAbsent() @Matches(CODE) readonly successorId?: string;
}

/** Body of `POST /services/:id/closure/preview`: a closure that is thought of. Nothing is stored. */
export class ThinkOfClosure {
  /** The first day on which the service takes nobody. */
  @IsDay() readonly on!: Day;
  @IsIn(CLOSURE_REASONS) readonly reason!: ClosureReason;
  /** Who is asked to have everybody; absent: nobody, the landing teams find a place for each. Required where it is merged. */
  @MayBeAbsent() @Matches(CODE) readonly successorId?: string;
  @ListOf(() => ClosureException, MOST_LISTED) readonly exceptions!: readonly ClosureException[];
}

/** Body of `POST /services/:id/closure`: begins. 409 while one is under way. */
export class StartClosure extends ThinkOfClosure {
  /** Public: what referrers read from the day on, and where people can turn. */
  @Matches(ONE_LINE) @MaxLength(300) readonly wording!: string;
  @Matches(ONE_LINE) @MaxLength(200) readonly byName!: string;
}

/** Body of `POST /services/:id/closure/cancellation` and `…/again`. */
export class ChangeClosure {
  @Matches(ONE_LINE) @MaxLength(200) readonly byName!: string;
}

/** A service that could be asked. */
export class ClosureChoice {
  @Matches(CODE) readonly serviceId!: string;
  @IsString() @MaxLength(500) readonly name!: string;
}

/** One referral of the list, and what would be done with it. */
export class ClosurePreviewCase {
  @IsUUID() readonly referralId!: string;
  @IsString() readonly reference!: string;
  @IsDay() readonly firstReferredOn!: Day;
  /** Restricted, and closed to the reader: where it would go, and nothing of the person. */
  @MayBeAbsent() @IsIn([true]) readonly closed?: true;
  @IsIn(PLACEMENT_STATES) readonly state!: PlacementState;
  @IsIn(CLOSURE_PARTS) readonly part!: ClosurePart;
  @MayBeAbsent() @IsIn(PATHWAYS) readonly pathway?: Pathway;
  @IsInt() @Min(0) readonly appointments!: number;
  /** Absent: none, the landing team. */
  @MayBeAbsent() @Matches(CODE) readonly successorId?: string;
  @MayBeAbsent() @IsString() @MaxLength(500) readonly successorName?: string;
  /** What she has agreed to covers the successor. */
  @MayBeAbsent() @IsBoolean() readonly agreed?: boolean;
  /** Her home, GP or maternity unit is in the successor’s published area, as it was last judged. */
  @MayBeAbsent() @IsBoolean() readonly inFootprint?: boolean;
  /** What the successor’s published criteria said of her pathway, where they were judged. */
  @MayBeAbsent() @IsIn(OUTCOMES) readonly judged?: Outcome;
  @IsIn(CLOSURE_DOES) readonly does!: ClosureDoes;
  @IsString() @MaxLength(500) readonly because!: string;
}

/** Answer of `POST /services/:id/closure/preview`. */
export class ClosurePreview {
  @Matches(CODE) readonly serviceId!: string;
  @IsString() readonly name!: string;
  @IsDay() readonly on!: Day;
  @IsIn(CLOSURE_REASONS) readonly reason!: ClosureReason;
  @MayBeAbsent() @Matches(CODE) readonly successorId?: string;
  @MayBeAbsent() @IsString() @MaxLength(500) readonly successorName?: string;
  @IsInt() @Min(0) readonly total!: number;
  /** Those with the earliest first day; the rest is done by the same rule. */
  @ListOf(() => ClosurePreviewCase, MOST_LISTED) readonly cases!: readonly ClosurePreviewCase[];
  /** Services that have joined and are open on the day. */
  @ListOf(() => ClosureChoice, 500) readonly choices!: readonly ClosureChoice[];
}

/** One referral of a closure under way. */
export class ClosureCase {
  @IsUUID() readonly referralId!: string;
  @IsString() readonly reference!: string;
  @IsIn(CLOSURE_CASE_STATES) readonly state!: ClosureCaseState;
  @MayBeAbsent() @IsString() @MaxLength(500) readonly successorName?: string;
  @MayBeAbsent() @IsIn(CLOSURE_DOES) readonly does?: ClosureDoes;
  /** What was done, or what to do where it failed. */
  @MayBeAbsent() @IsString() @MaxLength(500) readonly because?: string;
  /** The service is still part of what happens with her. */
  @IsBoolean() readonly stillHere!: boolean;
}

/** Answer of `GET /services/:id/closure`: the newest one, with its progress. */
export class Closure {
  @IsUUID() readonly closureId!: string;
  @Matches(CODE) readonly serviceId!: string;
  @IsString() readonly name!: string;
  @IsIn(CLOSURE_STATES) readonly state!: ClosureState;
  @IsDay() readonly on!: Day;
  @IsIn(CLOSURE_REASONS) readonly reason!: ClosureReason;
  @MayBeAbsent() @Matches(CODE) readonly successorId?: string;
  @MayBeAbsent() @IsString() @MaxLength(500) readonly successorName?: string;
  @IsInstant() readonly startedAt!: string;
  @IsString() @MaxLength(200) readonly startedByName!: string;
  @IsInt() @Min(0) readonly total!: number;
  /** Of these, with how many what was planned is done. */
  @IsInt() @Min(0) readonly done!: number;
  @IsInt() @Min(0) readonly failed!: number;
  /** With how many the service still has a part. */
  @IsInt() @Min(0) readonly stillHere!: number;
  /** Failed ones first, then those still here. */
  @ListOf(() => ClosureCase, MOST_LISTED) readonly cases!: readonly ClosureCase[];
}
