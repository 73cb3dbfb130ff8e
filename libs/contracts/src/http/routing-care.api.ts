import { IsBoolean, IsIn, IsInt, IsUUID, Matches, Max, Min } from 'class-validator';
import {
  APPOINTMENT_MODES,
  APPOINTMENT_PURPOSE_CODES,
  BookedInterpreter,
  CONTACT_WAYS,
  INTERPRETER_ANSWERS,
  RECORDED_OUTCOMES,
  SAFE_CONTACT_READINGS,
  type AppointmentMode,
  type AppointmentPurpose,
  type ContactWay,
  type InterpreterAnswer,
  type RecordedOutcome,
  type SafeContactReading,
} from '../appointments.js';
import { PAUSE_REASON_CODES, type PauseReason } from '../care.js';
import type { Day } from '../days.js';
import { IsDay } from '../rules/is-day.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
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

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Body of `POST /placements/:referralId/appointment`: day and time as a clock in London shows them. */
export class BookAppointment extends MoveReferral {
  @IsIn(APPOINTMENT_PURPOSE_CODES) readonly purpose!: AppointmentPurpose;
  @IsIn(APPOINTMENT_MODES) readonly mode!: AppointmentMode;
  @IsDay() readonly on!: Day;
  @Matches(TIME) readonly time!: string;
  @IsInt() @Min(5) @Max(480) readonly minutes!: number;
  /** `not-needed` is refused where the referral says that one is needed, unless the person has declined. */
  @IsIn(INTERPRETER_ANSWERS) readonly interpreter!: InterpreterAnswer;
  /** With `arranged` alone, and always. */
  @MayBeAbsent() @Nested(() => BookedInterpreter) readonly interpreterBooked?: BookedInterpreter;
  /** One is needed and the person does not want one, said through an interpreter; with `not-needed` alone. */
  @MayBeAbsent() @IsBoolean() readonly interpreterDeclined?: boolean;
}

/** Body of `POST /placements/:referralId/appointment-confirmation`: the interpreter is arranged. */
export class ConfirmAppointment extends MoveReferral {
  @IsUUID() readonly appointmentId!: string;
  @Nested(() => BookedInterpreter) readonly interpreterBooked!: BookedInterpreter;
}

/** Body of `POST /placements/:referralId/appointment-outcome`. */
export class RecordAppointment extends MoveReferral {
  @IsUUID() readonly appointmentId!: string;
  @IsIn(RECORDED_OUTCOMES) readonly outcome!: RecordedOutcome;
}

/** Body of `POST /placements/:referralId/contact`: somebody tried to reach her, or did. */
export class RecordContact extends MoveReferral {
  @IsIn(CONTACT_WAYS) readonly way!: ContactWay;
  @IsBoolean() readonly reached!: boolean;
  /** Said by whoever tried, and kept with it in the history. */
  @IsIn(SAFE_CONTACT_READINGS) readonly safeContact!: SafeContactReading;
}
