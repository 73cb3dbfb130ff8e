import { IsIn, IsInt, IsUUID, Matches, Max, Min } from 'class-validator';
import type { Day } from '../days.js';
import { defineEvent, type EventOf } from '../define-event.js';
import {
  PLAN_OUTCOMES,
  SCORE_POINTS,
  SUPPORT_CATEGORIES,
  type PlanOutcome,
  type ScorePoint,
  type SupportCategory,
} from '../link-work.js';
import { PlacementChange } from '../placement.js';
import { IsDay } from '../rules/is-day.js';
import { ListOfCodes } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** A link-work plan was begun, reviewed or ended. Its words stay with its team. */
export class PlanReviewedData extends PlacementChange {
  @IsUUID() readonly planId!: string;
  /** The link-work service whose plan it is. */
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsIn(SCORE_POINTS) readonly at!: ScorePoint;
  @IsDay() readonly on!: Day;
  /** Absent once it has ended. */
  @MayBeAbsent() @IsDay() readonly nextReviewOn?: Day;
  /** What goals that are still wanted are about. */
  @ListOfCodes(SUPPORT_CATEGORIES, 10) readonly categories!: readonly SupportCategory[];
  @IsInt() @Min(0) @Max(30) readonly goalsOpen!: number;
  @IsInt() @Min(0) @Max(30) readonly goalsReached!: number;
  /** Present once it has ended. */
  @MayBeAbsent() @IsIn(PLAN_OUTCOMES) readonly outcome?: PlanOutcome;
}

export const planReviewed = defineEvent({
  type: 'plan.reviewed.v1',
  producedBy: 'routing',
  data: PlanReviewedData,
});
export type PlanReviewed = EventOf<typeof planReviewed>;
