import { IsIn, IsUUID, Matches } from 'class-validator';
import {
  APPOINTMENT_OUTCOMES,
  APPOINTMENT_PURPOSE_CODES,
  type AppointmentOutcome,
  type AppointmentPurpose,
} from '../appointments.js';
import type { Day } from '../days.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';
import { IsDay } from '../rules/is-day.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** What became of an appointment. Not attended means not yet reached: somebody owes another way. */
export class ReferralAppointmentRecordedData extends PlacementChange {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsUUID() readonly appointmentId!: string;
  @IsIn(APPOINTMENT_PURPOSE_CODES) readonly purpose!: AppointmentPurpose;
  @IsIn(APPOINTMENT_OUTCOMES) readonly outcome!: AppointmentOutcome;
  /** Of a service that does not lead: `alongside`; absent = lead. */
  @MayBeAbsent() @IsIn(['lead', 'alongside']) readonly as?: 'lead' | 'alongside';
  /** The day her one clock stopped, where this appointment stopped it. */
  @MayBeAbsent() @IsDay() readonly firstHelpOn?: Day;
}

export const referralAppointmentRecorded = defineEvent({
  type: 'referral.appointment-recorded.v1',
  producedBy: 'routing',
  data: ReferralAppointmentRecordedData,
});
export type ReferralAppointmentRecorded = EventOf<typeof referralAppointmentRecorded>;
