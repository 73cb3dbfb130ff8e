import {
  ArrayMinSize,
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
import { SAFE_CONTACT_READINGS, type SafeContactReading } from '../appointments.js';
import type { Day } from '../days.js';
import {
  BARRIER_CODES,
  BARRIER_THEMES,
  CONTACT_CHANNELS,
  GOAL_STATES,
  PLAN_MOVES,
  PLAN_OUTCOMES,
  PLAN_STEP_STATES,
  SCORE_POINTS,
  STAR_HIGHEST,
  STAR_LOWEST,
  STEP_DOERS,
  STRIKE_REASONS,
  SUPPORT_CATEGORIES,
  type Barrier,
  type BarrierTheme,
  type ContactChannel,
  type GoalState,
  type PlanMove,
  type PlanOutcome,
  type PlanStepState,
  type ScorePoint,
  type StepDoer,
  type StrikeReason,
  type SupportCategory,
} from '../link-work.js';
import { FREE_TEXT } from '../rules/free-text.js';
import { IsDay, IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfCodes } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { ONE_LINE } from '../rules/one-line.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_TEXT = 1000;

/** Something recorded in a plan. Marked as not counting, it stays. */
export class PlanEntry {
  @IsUUID() readonly entryId!: string;
  @IsDay() readonly on!: Day;
  /** Name of the person who recorded it. */
  @IsString() readonly byName!: string;
  @MayBeAbsent() @IsIn(STRIKE_REASONS) readonly struck?: StrikeReason;
  /** What was written; seen by the plan's own team only. */
  @MayBeAbsent() @IsString() readonly words?: string;
}

/** A step towards a goal. */
export class PlanStep extends PlanEntry {
  @IsIn(STEP_DOERS) readonly who!: StepDoer;
  @IsDay() readonly by!: Day;
  @IsIn(PLAN_STEP_STATES) readonly state!: PlanStepState;
  @IsBoolean() readonly overdue!: boolean;
}

/** A goal in the person's own words. */
export class PlanGoal extends PlanEntry {
  @IsIn(SUPPORT_CATEGORIES) readonly category!: SupportCategory;
  @IsIn(GOAL_STATES) readonly state!: GoalState;
  @ListOf(() => PlanStep, 20) readonly steps!: readonly PlanStep[];
}

export class PlanContact extends PlanEntry {
  @IsIn(CONTACT_CHANNELS) readonly channel!: ContactChannel;
  @IsBoolean() readonly reached!: boolean;
  @IsInt() @Min(0) readonly minutes!: number;
  /** False: by a way that the person had not said was safe. */
  @IsBoolean() readonly asAgreed!: boolean;
  /** Absent in what was recorded before it was asked. */
  @MayBeAbsent() @IsIn(SAFE_CONTACT_READINGS) readonly safeContact?: SafeContactReading;
}

export class PlanReview extends PlanEntry {
  @MayBeAbsent() @IsDay() readonly nextReviewOn?: Day;
}

/** One domain of the Outcome Star and its score. */
export class StarScore {
  @Matches(CODE) @MaxLength(40) readonly domain!: string;
  @IsInt() @Min(STAR_LOWEST) @Max(STAR_HIGHEST) readonly score!: number;
}

export class PlanScores extends PlanEntry {
  @IsIn(SCORE_POINTS) readonly at!: ScorePoint;
  @ListOf(() => StarScore, 20) readonly scores!: readonly StarScore[];
}

/** Somewhere the person was pointed to: never the end of it. */
export class PlanSignpost extends PlanEntry {
  @IsIn(SUPPORT_CATEGORIES) readonly category!: SupportCategory;
  /** A service of the directory, where it is one. */
  @MayBeAbsent() @Matches(CODE) readonly serviceId?: string;
}

export class PlanBarrier extends PlanEntry {
  @IsIn(BARRIER_CODES) readonly barrier!: Barrier;
  @IsIn(SUPPORT_CATEGORIES) readonly category!: SupportCategory;
  @IsBoolean() readonly overcome!: boolean;
}

export class PlanEnding extends PlanEntry {
  @IsIn(PLAN_OUTCOMES) readonly outcome!: PlanOutcome;
}

/** Until when a plan may last: up to the baby's second birthday. */
export class PlanLimit {
  @IsDay() readonly endsBy!: Day;
  /** From this day on the ending is prepared. */
  @IsDay() readonly prepareFrom!: Day;
  /** Whether the baby is born, or the birthday is reckoned from the due date. */
  @IsIn(['birth', 'due-date']) readonly from!: 'birth' | 'due-date';
}

/** One thing that was done to the plan. */
export class PlanChange {
  @IsInt() @Min(1) readonly version!: number;
  @IsInstant() readonly at!: string;
  @IsString() readonly what!: string;
  @IsString() readonly byName!: string;
}

export class PlanView {
  @IsUUID() readonly planId!: string;
  @IsInt() @Min(1) readonly version!: number;
  @IsIn(['open', 'ended']) readonly state!: 'open' | 'ended';
  @IsDay() readonly openedOn!: Day;
  @MayBeAbsent() @IsDay() readonly nextReviewOn?: Day;
  /** The review, or the ending, is past its day. */
  @IsBoolean() readonly overdue!: boolean;
  @ListOf(() => PlanGoal, 30) readonly goals!: readonly PlanGoal[];
  /** Newest first, as everything below. */
  @ListOf(() => PlanContact, 500) readonly contacts!: readonly PlanContact[];
  @ListOf(() => PlanReview, 200) readonly reviews!: readonly PlanReview[];
  @ListOf(() => PlanScores, 100) readonly scores!: readonly PlanScores[];
  @ListOf(() => PlanSignpost, 200) readonly signposts!: readonly PlanSignpost[];
  @ListOf(() => PlanBarrier, 200) readonly barriers!: readonly PlanBarrier[];
  @MayBeAbsent() @Nested(() => PlanEnding) readonly ending?: PlanEnding;
  @ListOf(() => PlanChange, 50) readonly changes!: readonly PlanChange[];
}

/** A domain of the Outcome Star as this installation names it. */
export class StarDomain {
  @Matches(CODE) readonly code!: string;
  @IsString() readonly label!: string;
}

/** Answer of `GET /placements/:referralId/plan`: for the link-work team that has, or had, the person. */
export class PlanDesk {
  @IsUUID() readonly referralId!: string;
  @IsString() readonly reference!: string;
  @Matches(CODE) readonly serviceId!: string;
  /** False once the referral is closed, or the service has ended its part. */
  @IsBoolean() readonly isWithThem!: boolean;
  @ListOfCodes(PLAN_MOVES, 20) readonly may!: readonly PlanMove[];
  @MayBeAbsent() @Nested(() => PlanLimit) readonly limit?: PlanLimit;
  @ListOf(() => StarDomain, 20) readonly domains!: readonly StarDomain[];
  @MayBeAbsent() @Nested(() => PlanView) readonly plan?: PlanView;
}

/** Answer of every change of a plan. It is kept with the key it was sent under, so nothing that was written is in it. */
export class PlanSaved {
  @IsUUID() readonly planId!: string;
  @IsInt() @Min(1) readonly version!: number;
  /** What was added or changed. */
  @MayBeAbsent() @IsUUID() readonly entryId?: string;
}

/** Body of every change of a plan: the version it was read at; 409 when a colleague was faster. */
export class ChangePlan {
  /** 0 where there is no plan yet. */
  @IsInt() @Min(0) readonly version!: number;
  @Matches(ONE_LINE) @MaxLength(200) readonly byName!: string;
}

/** Body of `POST /placements/:referralId/plan`. */
export class OpenPlan extends ChangePlan {
  @IsDay() readonly nextReviewOn!: Day;
}

/** Body of `POST /placements/:referralId/plan/goals`. */
export class AddGoal extends ChangePlan {
  @IsIn(SUPPORT_CATEGORIES) readonly category!: SupportCategory;
  /** What matters to the person, as they said it. */
  @Matches(FREE_TEXT) @MaxLength(LONGEST_TEXT) readonly words!: string;
}

/** Body of `POST /placements/:referralId/plan/goal-changes`. */
export class ChangeGoal extends ChangePlan {
  @IsUUID() readonly goalId!: string;
  @MayBeAbsent() @IsIn(SUPPORT_CATEGORIES) readonly category?: SupportCategory;
  @MayBeAbsent() @IsIn(GOAL_STATES) readonly state?: GoalState;
  @MayBeAbsent() @Matches(FREE_TEXT) @MaxLength(LONGEST_TEXT) readonly words?: string;
}

/** Body of `POST /placements/:referralId/plan/steps`. */
export class AddStep extends ChangePlan {
  @IsUUID() readonly goalId!: string;
  @IsIn(STEP_DOERS) readonly who!: StepDoer;
  @IsDay() readonly by!: Day;
  @Matches(FREE_TEXT) @MaxLength(LONGEST_TEXT) readonly words!: string;
}

/** Body of `POST /placements/:referralId/plan/step-results`. */
export class RecordStep extends ChangePlan {
  @IsUUID() readonly stepId!: string;
  @IsIn(PLAN_STEP_STATES) readonly state!: PlanStepState;
}

class Recorded extends ChangePlan {
  @IsDay() readonly on!: Day;
  @MayBeAbsent() @Matches(FREE_TEXT) @MaxLength(LONGEST_TEXT) readonly words?: string;
}

/** Body of `POST /placements/:referralId/plan/contacts`. */
export class RecordPlanContact extends Recorded {
  @IsIn(CONTACT_CHANNELS) readonly channel!: ContactChannel;
  @IsBoolean() readonly reached!: boolean;
  @IsInt() @Min(0) @Max(600) readonly minutes!: number;
  @IsBoolean() readonly asAgreed!: boolean;
  /** Said by whoever tried, and kept with it. */
  @IsIn(SAFE_CONTACT_READINGS) readonly safeContact!: SafeContactReading;
}

/** Body of `POST /placements/:referralId/plan/reviews`. */
export class RecordReview extends Recorded {
  @IsDay() readonly nextReviewOn!: Day;
}

/** Body of `POST /placements/:referralId/plan/scores`. */
export class RecordScores extends Recorded {
  @IsIn(SCORE_POINTS) readonly at!: ScorePoint;
  @ListOf(() => StarScore, 20) @ArrayMinSize(1) readonly scores!: readonly StarScore[];
}

/** Body of `POST /placements/:referralId/plan/signposts`. */
export class RecordSignpost extends Recorded {
  @IsIn(SUPPORT_CATEGORIES) readonly category!: SupportCategory;
  @MayBeAbsent() @Matches(CODE) @MaxLength(100) readonly serviceId?: string;
}

/** Body of `POST /placements/:referralId/plan/barriers`. */
export class RecordBarrier extends Recorded {
  @IsIn(BARRIER_CODES) readonly barrier!: Barrier;
  @IsIn(SUPPORT_CATEGORIES) readonly category!: SupportCategory;
  @IsBoolean() readonly overcome!: boolean;
}

/** Body of `POST /placements/:referralId/plan/corrections`. */
export class StrikeEntry extends ChangePlan {
  @IsUUID() readonly entryId!: string;
  @IsIn(STRIKE_REASONS) readonly reason!: StrikeReason;
}

/** Body of `POST /placements/:referralId/plan/ending`. */
export class EndPlan extends Recorded {
  @IsIn(PLAN_OUTCOMES) readonly outcome!: PlanOutcome;
}

/** Body of `POST /placements/:referralId/plan/reopening`: it was ended by mistake, or things have changed. */
export class ReopenPlan extends ChangePlan {
  @IsDay() readonly nextReviewOn!: Day;
}

/** Query of `GET /plans/barriers`. */
export class BarrierQuery {
  /** Absent: twelve months ago. */
  @MayBeAbsent() @IsDay() readonly from?: Day;
  /** Absent: today. */
  @MayBeAbsent() @IsDay() readonly to?: Day;
}

/** How many people met a barrier; absent numbers are hidden, because few people did, or because a sum would tell. */
export class BarrierCount {
  @IsIn(BARRIER_CODES) readonly barrier!: Barrier;
  @IsIn(BARRIER_THEMES) readonly theme!: BarrierTheme;
  @MayBeAbsent() @IsInt() @Min(5) readonly people?: number;
  /** For how many it was overcome. */
  @MayBeAbsent() @IsInt() @Min(0) readonly overcome?: number;
}

export class ThemeCount {
  @IsIn(BARRIER_THEMES) readonly theme!: BarrierTheme;
  @MayBeAbsent() @IsInt() @Min(5) readonly people?: number;
}

/** Answer of `GET /plans/barriers`: what gets in the way, across all link work, for shared learning. No words, no names, nobody. */
export class BarriersMet {
  @IsDay() readonly from!: Day;
  @IsDay() readonly to!: Day;
  /** People with a plan in this time, to the nearest five; absent: fewer than five. */
  @MayBeAbsent() @IsInt() @Min(5) readonly people?: number;
  @ListOf(() => ThemeCount, 10) readonly themes!: readonly ThemeCount[];
  @ListOf(() => BarrierCount, 50) readonly barriers!: readonly BarrierCount[];
}
