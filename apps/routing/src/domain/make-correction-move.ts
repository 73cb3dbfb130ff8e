import { RECORDED_OUTCOMES, type RecordedOutcome } from '@waymark/contracts';
import type { Appointment } from './appointment.js';
import { isThere } from './changed.js';
import {
  correctAcceptance,
  correctAppointment,
  correctContact,
  wasOf,
  type Recorded,
} from './correction-moves.js';
import { tooEarly } from './make-appointment-move.js';
import type { MovesThatFollow } from './moves-that-follow.js';
import { mayCorrect } from './movers.js';
import { heldPlace } from './placement.js';
import { notNow, refuse } from './refusal.js';

/** Afterwards the person has made plans by it: it is passed on, or closed with its outcome. */
const HOURS_TO_CORRECT_AN_ACCEPTANCE = 24;

/** What was recorded by mistake. */
export const CORRECTION_MOVES: MovesThatFollow = {
  'correct-appointment': (before, { move, appointmentId, outcome }, { told, moving }) => {
    const appointment = before.appointments.find((one) => one.appointmentId === appointmentId);
    if (
      appointment === undefined ||
      !isRecorded(appointment) ||
      !mayCorrect(before, moving.organisation, appointment)
    ) {
      return notNow(before, move);
    }
    if (appointment.outcome === outcome) {
      return refuse('nothing-to-correct', 'That is what is recorded.', 'outcome');
    }
    if (outcome === 'not-recorded') {
      if (!isThere(before, appointment.serviceId)) {
        const detail = 'Its service works with the person no more: say what became of it.';
        return refuse('nobody-there', detail, 'outcome');
      }
    } else if (tooEarly(appointment, outcome, told.now)) {
      const detail = 'It has not begun yet: it stands as booked, or it was cancelled.';
      return refuse('too-early', detail, 'outcome');
    }
    return { draft: correctAppointment(before, appointment, outcome, told) };
  },
  'correct-contact': (before, { move, contact }, { told, moving }) => {
    const to = heldPlace(before);
    const made = before.contacts?.find(({ serviceId }) => serviceId === moving.organisation);
    if (to?.serviceId !== moving.organisation || made === undefined) return notNow(before, move);
    if (wasOf(made) === contact) {
      return refuse('nothing-to-correct', 'That is what is recorded.', 'contact');
    }
    return { draft: correctContact(before, { to, made }, contact, told) };
  },
  'correct-acceptance': (before, { move }, { told }) => {
    const { standing } = before;
    if (standing.is !== 'accepted') return notNow(before, move);
    const until = Date.parse(standing.at ?? '') + HOURS_TO_CORRECT_AN_ACCEPTANCE * 3_600_000;
    if (!(told.now.getTime() <= until)) {
      const detail = `It was accepted more than ${String(HOURS_TO_CORRECT_AN_ACCEPTANCE)} hours ago: pass it on, or close it with its outcome.`;
      return refuse('too-late', detail);
    }
    return { draft: correctAcceptance(before, standing, told) };
  },
};

const isRecorded = (appointment: Appointment): appointment is Recorded =>
  RECORDED_OUTCOMES.includes(appointment.outcome as RecordedOutcome);
