import { IsIn, Matches, MaxLength } from 'class-validator';
import type { Day } from '../days.js';
import {
  CLOSING_OUTCOMES,
  GP_ANSWERS,
  REOPEN_REASONS,
  RISK_FINDINGS,
  type ClosingOutcome,
  type GpAnswer,
  type ReopenReason,
  type RiskFinding,
} from '../decline-reasons.js';
import { IsDay } from '../rules/is-day.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { ONE_LINE } from '../rules/one-line.js';
import { DESTINATION_KINDS, type DestinationKind } from '../vocabulary.js';
import { MoveReferral } from './routing.api.js';

/** A clinician has looked at the risk before it ends without anybody seeing her. */
export class RiskReview {
  /** The clinician; kept in routing's history, never in an event. */
  @Matches(ONE_LINE) @MaxLength(200) readonly reviewedBy!: string;
  @IsDay() readonly reviewedOn!: Day;
  @IsIn(RISK_FINDINGS) readonly finding!: RiskFinding;
  @IsIn(GP_ANSWERS) readonly gp!: GpAnswer;
}

/** Body of `POST /placements/:referralId/closure`. */
export class CloseReferral extends MoveReferral {
  @IsIn(CLOSING_OUTCOMES) readonly outcome!: ClosingOutcome;
  /** Who asked her, and when: required where she declined. */
  @MayBeAbsent() @Matches(ONE_LINE) @MaxLength(200) readonly askedBy?: string;
  @MayBeAbsent() @IsDay() readonly askedOn?: Day;
  /** Required where it ends after a review of the risk. */
  @MayBeAbsent() @Nested(() => RiskReview) readonly riskReview?: RiskReview;
  /** Required where she was signposted: what kind of place she was told of. */
  @MayBeAbsent() @IsIn(DESTINATION_KINDS) readonly signpostedTo?: DestinationKind;
}

/** Body of `POST /placements/:referralId/reopening`: within 28 days; later it is a new referral. */
export class ReopenReferral extends MoveReferral {
  @IsIn(REOPEN_REASONS) readonly reason!: ReopenReason;
}
