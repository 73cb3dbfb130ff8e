import {
  addDays,
  APPOINTMENT_MODES,
  APPOINTMENT_PURPOSE_CODES,
  APPOINTMENTS_AFTER_DEATH,
  BABY_DEATHS,
  CLOSING_OUTCOMES,
  CONTACT_WAYS,
  CORRECTED_CONTACTS,
  CORRECTED_OUTCOMES,
  DECLINE_REASON_CODES,
  DESTINATION_KINDS,
  GP_ANSWERS,
  INTERPRETER_ANSWERS,
  INTERPRETER_GENDERS,
  PAUSE_REASON_CODES,
  RECORDED_OUTCOMES,
  REOPEN_REASONS,
  REVIEW_FINDINGS,
  RISK_FINDINGS,
  SAFE_CONTACT_READINGS,
  SAFETY_SIGNS,
  WHO_DIED,
  WORSE_URGENCIES,
  type BookedInterpreter,
  type Day,
  type Move,
} from '@waymark/contracts';
import { type Place, teamKindOf } from '@waymark/routing-order';
import type { Dice } from './a-life-plan.fixture.js';
import { HUBS, LINK_WORK, TEAMS } from './a-life-plan.fixture.js';
import type { MoveRequest, Offerable, Onward, RequestOf } from './move-request.js';
import { theDirectory } from './situation.fixture.js';

// One request of every move, thrown with dice.

export const directory = theDirectory();

/** Where a request is made. */
export interface Throw {
  readonly dice: Dice;
  readonly today: Day;
  /** A task of whoever asks, and an appointment: perhaps none. */
  readonly taskId: string;
  readonly appointmentId: string;
  /** An appointment of which something is recorded: perhaps none. */
  readonly recordedId: string;
}

const pick = <T>(list: readonly T[], die: number): T => {
  const found = list[die % list.length];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
};

const placeNamed = (id: string): Place => {
  const service = directory.services.get(id);
  return {
    serviceId: id,
    name: service?.name ?? id,
    kind: teamKindOf(service?.kind ?? 'mmhs'),
    pathway: 'birth-trauma',
  };
};
export const somewhere = (die: number): Offerable =>
  die % 11 === 0
    ? { refused: pick(['not-open', 'not-joined', 'not-agreed'] as const, die) }
    : { place: placeNamed(pick([...HUBS, ...LINK_WORK, ...TEAMS], die)) };
const onward = ({ dice: [, one, other, third] }: Throw): Onward => ({
  ...(third % 6 === 0 ? { kind: pick(DESTINATION_KINDS, one) } : { to: somewhere(one) }),
  goesOnAlongside: other % 2 === 0,
});

const someInterpreter = (die: number): BookedInterpreter => ({
  language: pick(['pl', 'bsl', 'so'], die),
  ...(die % 3 === 0 && { dialect: 'Silesian' }),
  ...(die % 2 === 0 && { gender: pick(INTERPRETER_GENDERS, die) }),
  professional: die % 5 > 0,
});

const REQUESTS: { readonly [M in Move]: (thrown: Throw) => Omit<RequestOf<M>, 'move'> } = {
  acknowledge: () => ({}),
  accept: () => ({}),
  decline: ({ dice: [, one, other] }) => ({
    reason: pick(DECLINE_REASON_CODES, one),
    ...(other % 8 !== 0 && { comment: 'because' }),
  }),
  ask: () => ({ asks: [{ fact: 'need.level', question: 'How severe?' }] }),
  reconfirm: ({ dice: [, one] }) => ({ stillWanted: one % 6 !== 0 }),
  'offer-to': ({ dice: [, one] }) => ({ to: somewhere(one) }),
  'record-call': () => ({}),
  'record-receipt': () => ({}),
  'finish-task': ({ taskId }) => ({ taskId }),
  waitlist: ({ dice: [, one], today }) =>
    one % 3 === 0 ? {} : { expectedBy: addDays(today, (one % 200) - 5) },
  'start-care': () => ({}),
  pause: ({ dice: [, one, other], today }) => ({
    reason: pick(PAUSE_REASON_CODES, one),
    until: addDays(today, (other % 100) - 2),
  }),
  resume: () => ({}),
  'book-appointment': ({ dice: [, one, other, third], today }) => ({
    ...((other % 3 === 1) !== (third % 16 === 1) && { interpreterBooked: someInterpreter(one) }),
    ...((other % 3 === 0 ? third % 2 : third % 16) === 0 && { interpreterDeclined: true }),
    purpose: pick(APPOINTMENT_PURPOSE_CODES, one),
    mode: pick(APPOINTMENT_MODES, other),
    on: addDays(today, (third % 30) - 1),
    time: `${String(9 + (one % 8)).padStart(2, '0')}:30`,
    minutes: 60,
    interpreter: pick(INTERPRETER_ANSWERS, other),
  }),
  'confirm-appointment': ({ appointmentId, dice: [, one] }) => ({
    appointmentId,
    interpreterBooked: someInterpreter(one),
  }),
  'record-appointment': ({ appointmentId, dice: [, one] }) => ({
    appointmentId,
    outcome: pick(RECORDED_OUTCOMES, one),
  }),
  'record-contact': ({ dice: [, one, other] }) => ({
    way: pick(CONTACT_WAYS, one),
    reached: other % 2 === 0,
    safeContact: pick(SAFE_CONTACT_READINGS, other),
  }),
  'pass-on': onward,
  'step-up': onward,
  'step-down': onward,
  'take-back': () => ({}),
  'offer-alongside': ({ dice: [, one] }) => ({ to: somewhere(one) }),
  'say-worse': ({ dice: [, one, other, third] }) => ({
    signs: third % 3 === 0 ? [pick(SAFETY_SIGNS, one)] : [],
    urgency: pick(WORSE_URGENCIES, other),
  }),
  'record-review': ({ taskId, dice: [, one] }) => ({
    taskId,
    finding: pick(REVIEW_FINDINGS, one),
  }),
  'record-death': ({ dice: [, one, other, third], today }) => ({
    who: pick(WHO_DIED, one),
    ...(other % 3 === 0 && { on: addDays(today, (other % 5) - 3) }),
    ...(third % 7 > 0 &&
      pick(WHO_DIED, one) === 'baby' && {
        baby: { kind: pick(BABY_DEATHS, third), pregnantNow: 'not-known' as const },
      }),
  }),
  'correct-death': ({ dice: [, one] }) => ({ who: pick(WHO_DIED, one) }),
  'correct-appointment': ({ recordedId, dice: [, , one] }) => ({
    appointmentId: recordedId,
    outcome: pick(CORRECTED_OUTCOMES, one),
  }),
  'correct-contact': ({ dice: [, one] }) => ({ contact: pick(CORRECTED_CONTACTS, one) }),
  'correct-acceptance': () => ({}),
  'record-death-review': ({ dice: [, one] }) => ({
    appointments: pick(APPOINTMENTS_AFTER_DEATH, one),
  }),
  reopen: ({ dice: [, one] }) => ({ reason: pick(REOPEN_REASONS, one) }),
  close: ({ dice: [, one, other, third], today }) => ({
    outcome: pick(CLOSING_OUTCOMES, one),
    asked: other % 4 !== 0,
    ...(other % 3 !== 0 && { askedOn: today }),
    ...(third % 4 !== 0 && {
      riskReview: {
        reviewedOn: addDays(today, -(third % 16)),
        finding: pick(RISK_FINDINGS, other),
        gp: pick(GP_ANSWERS, other),
      },
    }),
    ...(other % 2 === 0 && { signpostedTo: pick(DESTINATION_KINDS, third) }),
  }),
};
const EVERY_MOVE = Object.keys(REQUESTS) as readonly Move[];
/** Possible in few moments of a life. */
const SELDOM: readonly Move[] = ['correct-appointment'];
const ENDING: readonly Move[] = ['close', 'record-receipt', 'record-death'];

/** Nine times in ten something that is possible, and seldom an end; often what is seldom possible; otherwise anything at all. */
export function requestOf(thrown: Throw, possible: readonly Move[]): MoveRequest {
  const [die] = thrown.dice;
  const goingOn = possible.filter((move) => die % 16 === 1 || !ENDING.includes(move));
  const seldom = possible.filter((move) => die % 3 === 1 && SELDOM.includes(move));
  if (seldom.length > 0)
    return { move: seldom[0], ...REQUESTS[pick(seldom, 0)](thrown) } as MoveRequest;
  const move = pick(die % 10 !== 0 && goingOn.length > 0 ? goingOn : EVERY_MOVE, die >> 4);
  return { move, ...REQUESTS[move](thrown) } as MoveRequest;
}
