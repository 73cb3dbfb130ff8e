import {
  londonDay,
  type AppointmentOutcome,
  type ClosingOutcome,
  type CorrectedRecord,
  type DeclineReason,
  type NextStep,
  type NextStepKind,
  type PlacementChange,
  type WhoDied,
} from '@waymark/contracts';
import { plainDate } from './plain-date.js';

/** What became of the referral, in the referrer's words. */
export interface Progress {
  /** Where it is now; absent where this step does not move it. */
  readonly state?: string;
  readonly words: string;
}

const LONGEST = 500;

export const RECEIVED = 'Received, being looked at';
export const WITHDRAWN = 'Withdrawn';
export const ANSWERED = 'Your answer is being looked at';

/** What is owed, after "They" or a team's name. */
const STEPS: Readonly<Record<NextStepKind, string>> = {
  judge: 'will compare it with the published criteria',
  acknowledge: 'will confirm that it has arrived',
  decide: 'will decide whether it can help',
  'answer-question': 'will answer a question',
  'ask-her': 'will ask the person',
  reconfirm: 'will check that nothing has changed',
  'find-a-place': 'will look for the right place',
  'record-receipt': 'will record who has taken it on',
  'record-call': 'will record who took the call',
  'mend-failed-event': 'will mend a technical fault',
  'start-care': 'will start care',
  'contact-by-another-way': 'will get in touch in another way',
  'read-linked': 'will read it',
  'agree-lead': 'will agree who leads',
  'review-worse': 'will look at it the same day',
  'review-death': 'will look at what was booked',
  'review-move': 'will look at what was booked, after the move',
  'review-wait': 'will be in touch during the wait',
  'review-pause': 'will look at it again',
  'review-care': 'will look at the care again',
  'record-appointment': 'will record the appointment',
  'arrange-interpreter': 'will arrange an interpreter',
  'book-appointment': 'will book an appointment',
  'look-into': 'will look into it',
  'review-plan': 'will review the link-work plan',
  'end-plan': 'will bring the link-work plan to its end',
};

const OUTCOMES: Readonly<Record<ClosingOutcome, string>> = {
  'care-given': 'care was given',
  'next-place-has-her': 'another team has taken over',
  'she-declined-asked-by-a-person': 'declined, after being asked by a person',
  withdrawn: 'it was withdrawn',
  died: 'the person has died',
  'could-not-be-reached-after-risk-review': 'could not be reached, after a review of risk',
  'missed-appointments-after-risk-review': 'appointments were missed, after a review of risk',
  'signposted-after-risk-review': 'told where help is, after a review of risk',
};

const DECLINED: Readonly<Record<DeclineReason, string>> = {
  'not-eligible': 'This service cannot help with this: its published criteria are not met.',
  'not-clinically-appropriate':
    'This service cannot help with this: another kind of help is needed.',
  'no-capacity': 'This service has no capacity now.',
  'declined-by-person': 'A person asked, and this service was not wanted.',
  'could-not-contact': 'This service has not yet been able to make contact.',
  'wrong-area': 'This service cannot help here: another area is responsible.',
  'information-missing': 'This service needs information that was not there.',
  duplicate: 'A referral is already open with this service.',
  'other-service-better': 'This service says that another one is better placed.',
};

type Change = Pick<PlacementChange, 'because' | 'holder' | 'nextStep'>;

export const offered = (change: Change, serviceName: string): Progress =>
  told(change, `Offered to ${serviceName}.`, `Offered to ${serviceName}`);

export const offeredAlongside = (change: Change, serviceName: string): Progress =>
  told(change, `Support alongside was offered by ${serviceName}.`);

export const askedToTakeOver = (change: Change, serviceName: string): Progress =>
  told(change, `${serviceName} is asked to take over; care goes on until it has.`);

export const stepped = (change: Change, direction: 'up' | 'down'): Progress =>
  told(
    change,
    direction === 'up' ? 'More help is being arranged.' : 'The next step is lighter support.',
  );

export const acknowledged = (change: Change): Progress =>
  told(change, `${holderOf(change)} confirmed that it has arrived.`, `With ${holderOf(change)}`);

export const accepted = (change: Change): Progress =>
  told(change, `Accepted by ${holderOf(change)}.`, `Accepted by ${holderOf(change)}`);

export const held = (change: Change, until: string): Progress =>
  told(change, `Waiting until ${plainDate(until)}.`, `Waiting until ${plainDate(until)}`);

/** Another referral of the same person leads; who refers themselves is not told that there is one. */
export const goesWith = (change: Change, { self }: { readonly self: boolean }): Progress =>
  told(
    self ? { ...change, because: '' } : change,
    self
      ? `${holderOf(change)} is responsible.`
      : 'Another referral of the same person is open: both are looked at together.',
    `With ${holderOf(change)}`,
  );

export const parted = (change: Change, { self }: { readonly self: boolean }): Progress =>
  told(self ? { ...change, because: '' } : change, 'It goes on by itself.', 'Being placed');

export const released = (change: Change): Progress =>
  told(change, 'The wait is over and the referral goes ahead.', 'Going ahead');

export const waitlisted = (change: Change, expectedBy: string | undefined): Progress =>
  told(
    change,
    expectedBy === undefined
      ? 'On the waiting list.'
      : `On the waiting list; help is expected by ${plainDate(expectedBy)}.`,
    `On the waiting list of ${holderOf(change)}`,
  );

export const paused = (change: Change, until: string): Progress =>
  told(change, `Paused until ${plainDate(until)}.`, `Paused by ${holderOf(change)}`);

export const resumed = (change: Change): Progress =>
  told(change, 'The pause is over.', `With ${holderOf(change)}`);

export const careStarted = (change: Change): Progress =>
  told(change, 'Care has started.', `In care with ${holderOf(change)}`);

export const appointmentBooked = (change: Change, confirmed: boolean): Progress =>
  told(
    change,
    confirmed
      ? 'An appointment is booked.'
      : 'An appointment is planned; an interpreter is being arranged.',
  );

const APPOINTMENTS: Readonly<Record<AppointmentOutcome, string>> = {
  attended: 'An appointment was attended.',
  'did-not-attend': 'An appointment was not attended: not yet reached, another way is tried.',
  'cancelled-by-person': 'An appointment was cancelled and is booked again.',
  'cancelled-by-service': 'The service cancelled an appointment and books it again.',
  'no-longer-needed': 'An appointment is no longer needed.',
};

export const appointmentRecorded = (change: Change, outcome: AppointmentOutcome): Progress =>
  told(change, APPOINTMENTS[outcome]);

const CORRECTED: Readonly<Record<CorrectedRecord, string>> = {
  appointment: 'What was recorded of an appointment was a mistake, and is put right.',
  contact: 'What was recorded of reaching the person was a mistake, and is put right.',
  acceptance: 'It was recorded as accepted by mistake: it is not decided yet.',
};

/** Where it was accepted by mistake it is again with whoever has it to decide. */
export const recordCorrected = (change: Change & { readonly record: CorrectedRecord }): Progress =>
  told(
    change,
    CORRECTED[change.record],
    change.record === 'acceptance' ? `With ${holderOf(change)}` : undefined,
  );

export const worseSaid = (change: Change): Progress =>
  told(change, 'Somebody said that things are worse: it is looked at the same day.');

export const reopened = (change: Change): Progress =>
  told(change, 'It was opened again; the wait is counted on.', `With ${holderOf(change)}`);

export const deathRecorded = (change: Change, who: WhoDied): Progress =>
  told(
    change,
    who === 'baby'
      ? 'The death of a baby is recorded; no message goes to the person any more.'
      : 'The death of the person is recorded; no message goes to them any more.',
  );

export const deathCorrected = (change: Change): Progress =>
  told(change, 'What was recorded was a mistake; it goes on as before.');

export const alongside = (change: Change, lead: string): Progress => told(change, lead);

export const declined = (change: Change, reason: DeclineReason): Progress =>
  told(change, DECLINED[reason], 'Being placed elsewhere');

export const redirected = (change: Change): Progress =>
  told(change, 'It goes on to another place.', 'Being placed elsewhere');

export const questionAsked = (change: Change): Progress =>
  told(change, 'A question needs your answer.', 'Waiting for your answer');

export const unmetNeed = (change: Change): Progress =>
  told(change, 'No published service fits. This is recorded for those who plan services.');

export const closed = ({ because }: Change, outcome: ClosingOutcome): Progress => ({
  state: `Closed: ${OUTCOMES[outcome]}`,
  words: clipped(`Closed: ${OUTCOMES[outcome]}. ${because}`),
});

export const taskOpened = (change: Change): Progress =>
  told(change, 'A person takes the next step.', `With ${ownerOf(change)}`);

export const taskDone = (change: Change): Progress => told(change, 'A task was done.');

type ClockChange = Change & { readonly beside?: NextStep };

export const clockDueSoon = (change: ClockChange): Progress | undefined =>
  isOfPlan(change) ? undefined : told(change, 'The next step is due soon.');

export const clockBreached = (change: ClockChange): Progress | undefined =>
  isOfPlan(change)
    ? undefined
    : told(change, 'The next step is overdue and a person has been told.');

// A link-work plan is between its team and the person.
const isOfPlan = ({ beside }: ClockChange): boolean =>
  beside?.what === 'review-plan' || beside?.what === 'end-plan';

function told(change: Change, lead: string, state?: string): Progress {
  const words = clipped(
    [lead, change.because, nextOf(change)].filter((part) => part !== '').join(' '),
  );
  return { ...(state !== undefined && { state }), words };
}

function nextOf({ nextStep }: Change): string {
  if (nextStep === undefined) return '';
  const by = plainDate(londonDay(new Date(nextStep.dueAt)));
  return `${nextStep.ownerName} ${STEPS[nextStep.what]} by ${by}.`;
}

const holderOf = ({ holder }: Change): string => holder?.name ?? 'The service';
const ownerOf = ({ nextStep }: Change): string => nextStep?.ownerName ?? 'a person';
const clipped = (words: string): string =>
  words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1)}…`;
