import { IsIn, IsUUID, Matches, MaxLength } from 'class-validator';
import { FREE_TEXT } from '../rules/free-text.js';
import { ListOfCodes } from '../rules/list-of.js';
import { ONE_LINE } from '../rules/one-line.js';
import { SAFETY_SIGNS, type SafetySign } from '../vocabulary.js';
import {
  REVIEW_FINDINGS,
  WORSE_URGENCIES,
  type ReviewFinding,
  type WorseUrgency,
} from '../worse.js';
import { MoveReferral } from './routing.api.js';

/** Body of `POST /placements/:referralId/worse`: a clinician looks at it the same day. It never replaces a call. */
export class SayWorse extends MoveReferral {
  /** Signs that were seen; empty where there were none. */
  @ListOfCodes(SAFETY_SIGNS, 20) readonly signs!: readonly SafetySign[];
  @IsIn(WORSE_URGENCIES) readonly urgency!: WorseUrgency;
  /** What is different; kept in routing's history, never in an event. */
  @Matches(FREE_TEXT) @MaxLength(500) readonly what!: string;
}

/** Body of `POST /placements/:referralId/review`: what a clinician found. */
export class RecordWorseReview extends MoveReferral {
  @IsUUID() readonly taskId!: string;
  @IsIn(REVIEW_FINDINGS) readonly finding!: ReviewFinding;
  /** The clinician who looked at it; kept in routing's history. */
  @Matches(ONE_LINE) @MaxLength(200) readonly reviewedBy!: string;
}
