import {
  APPOINTMENT_PURPOSES,
  type AppointmentMode,
  type AppointmentOutcome,
  type AppointmentView,
  type ContactWay,
  type InterpreterAnswer,
  type SendReferral,
} from '@waymark/contracts';
import { momentWords } from '../london-time.js';
import { interpreterLine } from './interpreter-words.js';

export const modeWords: Readonly<Record<AppointmentMode, string>> = {
  'in-person': 'In person',
  'at-home': 'At the person’s home',
  video: 'By video',
  telephone: 'By telephone',
};

export const interpreterWords: Readonly<Record<InterpreterAnswer, string>> = {
  'not-needed': 'Not needed',
  arranged: 'Needed, and arranged',
  'to-arrange': 'Needed, not arranged yet: the appointment is not confirmed',
};

export const outcomeWords: Readonly<Record<AppointmentOutcome, string>> = {
  attended: 'Attended',
  'did-not-attend': 'Not attended: not yet reached',
  'cancelled-by-person': 'Cancelled by the person',
  'cancelled-by-service': 'Cancelled by the service',
  'no-longer-needed': 'No longer needed',
};

export const contactWords: Readonly<Record<ContactWay, string>> = {
  telephone: 'Telephone',
  text: 'Text message',
  email: 'Email',
  letter: 'Letter',
  'in-person': 'In person',
  'through-referrer': 'Through the referrer',
};

/** An appointment in one line. */
export const appointmentLine = (appointment: AppointmentView): string =>
  [
    `${APPOINTMENT_PURPOSES[appointment.purpose].words}, ${modeWords[appointment.mode].toLowerCase()}`,
    momentWords(appointment.at),
    appointment.serviceName,
  ].join(', ');

/** An appointment, what became of it, and who interprets. */
export interface AppointmentLine {
  readonly words: string;
  readonly outcome: string;
  readonly interpreter?: string;
}

export function appointmentShown(
  appointment: AppointmentView,
  sent: Pick<SendReferral, 'equity' | 'person'> | undefined,
): AppointmentLine {
  const { outcome, interpreter } = appointment;
  const line = interpreterLine(appointment, sent);
  return {
    words: appointmentLine(appointment),
    outcome: `${outcome === undefined ? interpreterState[interpreter] : outcomeWords[outcome]}${correctedWords(appointment)}`,
    ...(line !== undefined && { interpreter: line }),
  };
}

/** That something else had been recorded, so that whoever saw that knows. */
const correctedWords = ({ corrected }: AppointmentView): string =>
  corrected === undefined
    ? ''
    : ` (corrected ${momentWords(corrected.at)}: it had been recorded as “${outcomeWords[corrected.was]}”)`;

const interpreterState: Readonly<Record<InterpreterAnswer, string>> = {
  'not-needed': 'Booked',
  arranged: 'Booked, interpreter arranged',
  'to-arrange': 'Not confirmed: interpreter to arrange',
};
