import { IsBoolean, IsIn, IsInt, IsUUID, Matches, Max, Min } from 'class-validator';
import {
  APPOINTMENT_MODES,
  APPOINTMENT_PURPOSE_CODES,
  INTERPRETER_ANSWERS,
  type AppointmentMode,
  type AppointmentPurpose,
  type InterpreterAnswer,
} from '../appointments.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';
import { IsInstant } from '../rules/is-day.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** An appointment was booked; the same one again once its interpreter is arranged. */
export class ReferralAppointmentBookedData extends PlacementChange {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsUUID() readonly appointmentId!: string;
  @IsIn(APPOINTMENT_PURPOSE_CODES) readonly purpose!: AppointmentPurpose;
  @IsIn(APPOINTMENT_MODES) readonly mode!: AppointmentMode;
  @IsInstant() readonly at!: string;
  @IsInt() @Min(5) @Max(480) readonly minutes!: number;
  @IsIn(INTERPRETER_ANSWERS) readonly interpreter!: InterpreterAnswer;
  /** False while an interpreter is needed and not arranged. */
  @IsBoolean() readonly confirmed!: boolean;
  /** Of a service that does not lead: `alongside`; absent = lead. */
  @MayBeAbsent() @IsIn(['lead', 'alongside']) readonly as?: 'lead' | 'alongside';
}

export const referralAppointmentBooked = defineEvent({
  type: 'referral.appointment-booked.v1',
  producedBy: 'routing',
  data: ReferralAppointmentBookedData,
});
export type ReferralAppointmentBooked = EventOf<typeof referralAppointmentBooked>;
