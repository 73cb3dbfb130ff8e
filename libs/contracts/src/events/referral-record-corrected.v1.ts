import { IsIn, IsUUID, Matches } from 'class-validator';
import { APPOINTMENT_PURPOSE_CODES, type AppointmentPurpose } from '../appointments.js';
import {
  CORRECTED_RECORDS,
  RECORDED_STANDS,
  type CorrectedRecord,
  type RecordedStand,
} from '../correction.js';
import type { Day } from '../days.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';
import { IsDay } from '../rules/is-day.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** Something was recorded by mistake: `was` is what was said, `is` what holds in its place. */
export class ReferralRecordCorrectedData extends PlacementChange {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsIn(CORRECTED_RECORDS) readonly record!: CorrectedRecord;
  @IsIn(RECORDED_STANDS) readonly was!: RecordedStand;
  @IsIn(RECORDED_STANDS) readonly is!: RecordedStand;
  /** Of an appointment. */
  @MayBeAbsent() @IsUUID() readonly appointmentId?: string;
  @MayBeAbsent() @IsIn(APPOINTMENT_PURPOSE_CODES) readonly purpose?: AppointmentPurpose;
  /** Of a service that does not lead: `alongside`; absent = lead. */
  @MayBeAbsent() @IsIn(['lead', 'alongside']) readonly as?: 'lead' | 'alongside';
  /** The day of first help, as it is known now; absent: no help yet, her one clock runs. */
  @MayBeAbsent() @IsDay() readonly firstHelpOn?: Day;
}

export const referralRecordCorrected = defineEvent({
  type: 'referral.record-corrected.v1',
  producedBy: 'routing',
  data: ReferralRecordCorrectedData,
});
export type ReferralRecordCorrected = EventOf<typeof referralRecordCorrected>;
