import { addDays, type RecordedOutcome } from '@waymark/contracts';
import type { Appointment } from './appointment.js';
import * as appointments from './appointment-moves.js';
import { londonMoment } from './clock.js';
import { familyRefused, interpreterOf, interpreterRefused } from './interpreter.js';
import { recordContact } from './contact-moves.js';
import type { Booking, MoveContext } from './move-request.js';
import type { MovesThatFollow } from './moves-that-follow.js';
import { placeOf, type Placement } from './placement.js';
import { notNow, refuse, type Moved } from './refusal.js';

/** Appointments and contact of the place that has her. */
export const APPOINTMENT_MOVES: MovesThatFollow = {
  'book-appointment': (before, request, context) => {
    const to = placeOf(before);
    return to === undefined ? notNow(before, request.move) : booked(before, to, request, context);
  },
  'record-contact': (before, { move, way, reached, safeContact }, { told }) => {
    const to = placeOf(before);
    return to === undefined
      ? notNow(before, move)
      : { draft: recordContact(before, to, { way, reached, safeContact }, told) };
  },
};

/** Appointments of a parallel placement. */
export const ALONGSIDE_APPOINTMENTS: MovesThatFollow = {
  'book-appointment': (before, request, context, { alongside }) =>
    alongside === undefined
      ? notNow(before, request.move)
      : booked(before, alongside, request, context),
};

/** What is recorded about an appointment, by whoever owes it. */
export const APPOINTMENT_TASKS: MovesThatFollow = {
  'confirm-appointment': (before, { move, appointmentId, interpreterBooked }, { told }) => {
    const appointment = found(before, appointmentId);
    if (appointment === undefined) return notNow(before, move);
    return (
      familyRefused(interpreterBooked) ?? {
        draft: appointments.confirm(before, appointment, interpreterBooked, told),
      }
    );
  },
  'record-appointment': (before, { move, appointmentId, outcome }, { told }) => {
    const appointment = found(before, appointmentId);
    if (appointment === undefined) return notNow(before, move);
    if (tooEarly(appointment, outcome, told.now)) {
      return refuse('too-early', 'It has not begun yet: it can only be cancelled.', 'outcome');
    }
    return { draft: appointments.record(before, appointment, outcome, told) };
  },
};

/** Nobody has come, or not come, before it begins. */
export const tooEarly = ({ at }: Appointment, outcome: RecordedOutcome, now: Date): boolean =>
  outcome !== 'cancelled-by-person' &&
  outcome !== 'cancelled-by-service' &&
  Date.parse(at) > now.getTime();

const found = ({ appointments: all }: Placement, id: string): Appointment | undefined =>
  all.find(({ appointmentId, outcome }) => appointmentId === id && outcome === undefined);

const LATEST_DAYS = 366;
/** Enough for the busiest weeks; more is a mistake. */
const MOST_BOOKED = 20;

function booked(
  before: Placement,
  { serviceId, name }: { readonly serviceId: string; readonly name: string },
  booking: Booking,
  { told, today }: MoveContext,
): Moved {
  const { purpose, mode, on, time, minutes } = booking;
  const at = londonMoment(on, time);
  if (at === undefined) {
    return refuse('no-such-time', `The clocks change: ${time} does not exist that day.`, 'time');
  }
  if (at.getTime() <= told.now.getTime()) {
    return refuse('in-the-past', 'Name a time that is still to come.', on < today ? 'on' : 'time');
  }
  if (on > addDays(today, LATEST_DAYS)) {
    return refuse('too-late', 'Name a day within a year.', 'on');
  }
  const open = before.appointments.filter(({ outcome }) => outcome === undefined);
  if (open.length >= MOST_BOOKED) {
    return refuse('too-many', 'Record or cancel appointments before booking more.');
  }
  const refused = interpreterRefused(before, booking);
  if (refused !== undefined) return refused;
  const appointment: Appointment = {
    appointmentId: told.newId(),
    serviceId,
    serviceName: name,
    purpose,
    mode,
    at: at.toISOString(),
    minutes,
    ...interpreterOf(booking),
  };
  return { draft: appointments.book(before, appointment, told) };
}
