import { RECORDED_OUTCOMES, type RecordedOutcome } from './appointments.js';

// What a service has recorded by mistake is put right by another record, and never taken out.

/** What is put right. */
export const CORRECTED_RECORDS = ['appointment', 'contact', 'acceptance'] as const;
export type CorrectedRecord = (typeof CORRECTED_RECORDS)[number];

/** What became of the appointment after all; `not-recorded`: nothing yet, it stands as it was booked. */
export const CORRECTED_OUTCOMES = [...RECORDED_OUTCOMES, 'not-recorded'] as const;
export type CorrectedOutcome = RecordedOutcome | 'not-recorded';

/** How it was after all; `not-made`: nobody of the service has tried to reach the person. */
export const CORRECTED_CONTACTS = ['reached', 'not-reached', 'not-made'] as const;
export type CorrectedContact = (typeof CORRECTED_CONTACTS)[number];

/** What was recorded by mistake, and what holds in its place, in codes. */
export const RECORDED_STANDS = [
  ...CORRECTED_OUTCOMES,
  ...CORRECTED_CONTACTS,
  'accepted',
  'acknowledged',
] as const;
export type RecordedStand = (typeof RECORDED_STANDS)[number];
