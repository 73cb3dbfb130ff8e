import { IsIn } from 'class-validator';
import { PAUSE_REASON_CODES, type PauseReason } from '../care.js';
import type { Day } from '../days.js';
import { IsDay } from '../rules/is-day.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { MoveReferral } from './routing.api.js';

/** Body of `POST /placements/:referralId/waiting-list`. */
export class PutOnWaitingList extends MoveReferral {
  /** When help is expected to begin; absent where nobody can say. */
  @MayBeAbsent() @IsDay() readonly expectedBy?: Day;
}

/** Body of `POST /placements/:referralId/care`: help begins today, and her one clock stops. */
export class StartCare extends MoveReferral {}

/** Body of `POST /placements/:referralId/pause`. */
export class PauseReferral extends MoveReferral {
  @IsIn(PAUSE_REASON_CODES) readonly reason!: PauseReason;
  /** The day on which somebody looks at it again. */
  @IsDay() readonly until!: Day;
}

/** Body of `POST /placements/:referralId/resumption`. */
export class ResumeReferral extends MoveReferral {}
