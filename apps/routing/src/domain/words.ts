import type { NextStepKind } from '@waymark/contracts';
import { inWords } from '@waymark/routing-order';

const inLondon = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
  hourCycle: 'h23',
});

/** An instant as day and time in London: `22 November 2026 at 14:30`. */
export function momentInWords(instant: string): string {
  const [day = '', time = ''] = inLondon.format(new Date(instant)).split(', ');
  return `${inWords(day)} at ${time}`;
}

/** What somebody is to do, after “is to”. */
export const stepInWords: Readonly<Record<NextStepKind, string>> = {
  judge: 'judge it against the criteria',
  acknowledge: 'acknowledge it',
  decide: 'accept or decline it',
  'answer-question': 'answer a question',
  'ask-her': 'ask the person',
  reconfirm: 'check that nothing has changed',
  'find-a-place': 'find a place',
  'record-receipt': 'record who has taken over',
  'record-call': 'call now, and record who took the call',
  'mend-failed-event': 'mend a failed message inside Waymark',
  'start-care': 'start care',
  'contact-by-another-way': 'contact the person in another way',
  'read-linked': 'read it with the other referral of the same person',
  'agree-lead': 'agree which service leads',
  'review-death': 'look at what was booked, after a death',
  'review-move': 'look at what was booked: the person has moved',
  'review-worse': 'look at it on the day that somebody said that things are worse',
  'review-wait': 'be in touch during the wait',
  'review-pause': 'look at the pause again',
  'review-care': 'look at the care again',
  'record-appointment': 'record the appointment',
  'arrange-interpreter': 'arrange an interpreter',
  'book-appointment': 'book an appointment',
  'look-into': 'look into it',
  'review-plan': 'review the link-work plan',
  'end-plan': 'bring the link-work plan to its end',
};
