import type {
  AppointmentMode,
  AppointmentOutcome,
  AppointmentPurpose,
  AppointmentView,
  ContactWay,
  InterpreterAnswer,
  PauseReason,
  SendReferral,
} from '@waymark/contracts';
import { inLanguage, inSentence, say } from '../../language/say.js';
import { momentWords } from '../london-time.js';
import { interpreterLine } from './interpreter-words.js';

export const modeWords: Readonly<Record<AppointmentMode, string>> = inLanguage(() => ({
  'in-person': say`In person`,
  'at-home': say`At the person’s home`,
  video: say`By video`,
  telephone: say`By telephone`,
}));

export const purposeWords: Readonly<Record<AppointmentPurpose, string>> = inLanguage(() => ({
  'first-contact': say`First contact`,
  assessment: say`Assessment`,
  treatment: say`Treatment`,
  support: say`Support`,
  review: say`Review`,
}));

export const pauseReasonWords: Readonly<Record<PauseReason, string>> = inLanguage(() => ({
  'person-asked-to-wait': say`The person wants to wait, and somebody has asked them`,
  'person-away': say`The person is away`,
  'in-hospital': say`The person is in hospital`,
  'baby-in-hospital': say`The baby is in hospital and the person wishes to wait`,
  'other-treatment-first': say`Other treatment comes first`,
  'urgent-care-first': say`An urgent team sees the person first`,
  'safeguarding-first': say`Safeguarding comes first`,
  'no-capacity': say`The service has no capacity now`,
  'staff-away': say`Staff are away`,
}));

export const interpreterWords: Readonly<Record<InterpreterAnswer, string>> = inLanguage(() => ({
  'not-needed': say`Not needed`,
  arranged: say`Needed, and arranged`,
  'to-arrange': say`Needed, not arranged yet: the appointment is not confirmed`,
}));

export const outcomeWords: Readonly<Record<AppointmentOutcome, string>> = inLanguage(() => ({
  attended: say`Attended`,
  'did-not-attend': say`Not attended: not yet reached`,
  'cancelled-by-person': say`Cancelled by the person`,
  'cancelled-by-service': say`Cancelled by the service`,
  'no-longer-needed': say`No longer needed`,
}));

export const contactWords: Readonly<Record<ContactWay, string>> = inLanguage(() => ({
  telephone: say`Telephone`,
  text: say`Text message`,
  email: say`Email`,
  letter: say`Letter`,
  'in-person': say`In person`,
  'through-referrer': say`Through the referrer`,
}));

/** An appointment in one line. */
export const appointmentLine = (appointment: AppointmentView): string =>
  [
    `${purposeWords[appointment.purpose]}, ${inSentence(modeWords[appointment.mode])}`,
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
    : say` (corrected ${momentWords(corrected.at)}: it had been recorded as “${outcomeWords[corrected.was]}”)`;

const interpreterState: Readonly<Record<InterpreterAnswer, string>> = inLanguage(() => ({
  'not-needed': say`Booked`,
  arranged: say`Booked, interpreter arranged`,
  'to-arrange': say`Not confirmed: interpreter to arrange`,
}));
