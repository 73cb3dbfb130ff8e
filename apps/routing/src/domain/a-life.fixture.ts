import {
  APPOINTMENT_PURPOSE_CODES,
  CLOSING_OUTCOMES,
  CONSENT_ANSWERS,
  DECLINE_REASON_CODES,
  INTERPRETER_ANSWERS,
  PAUSE_REASON_CODES,
  RECORDED_OUTCOMES,
  NEED_LEVELS,
  RISK_LEVELS,
  URGENCIES,
  WITHDRAWAL_REASONS,
  type Move,
  type ReferralFacts,
} from '@waymark/contracts';
import fc from 'fast-check';
import type { Place } from './decision.js';
import { NATIONAL_DESK } from './directory.js';
import type { MoveRequest } from './move-request.js';
import { LANDING } from './placement.fixture.js';
import { teamKindOf } from './situation.js';
import { plain, theDirectory, type Judged } from './situation.fixture.js';

// What random lives of referrals are made of.

export const STEPS = 25;

export const directory = theDirectory();
const HUBS = ['norfolk-waveney-lotus', 'candp-ptls', 'wyorks-mmhs', 'northumbria-psych'] as const;
const LINK_WORK = ['sheffield-light', 'homestart-nw-kent', 'nenc-everyturn'] as const;
const TEAMS = ['spmht-lscft', 'tt-glos'] as const;
const ORGANISATIONS = [
  ...HUBS,
  ...LINK_WORK,
  'norfolk-midwives',
  LANDING,
  NATIONAL_DESK,
  'a-stranger',
] as const;

const ENDING: readonly Move[] = ['close', 'record-receipt'];
const outcome = fc.constantFrom('eligible', 'eligible', 'not-eligible', 'not-yet', 'cannot-tell');
const aJudgement: fc.Arbitrary<Judged> = fc
  .record({
    service: fc.oneof(
      fc.constantFrom(...HUBS).map((id) => [id, 'birth-trauma'] as const),
      fc.constantFrom(...LINK_WORK).map((id) => [id, 'peer-support'] as const),
      fc.constantFrom(...TEAMS).map((id) => [id, 'perinatal-illness'] as const),
    ),
    outcome,
    standing: fc.constantFrom('unconfirmed', 'demonstration', 'approved'),
    deciding: fc.constantFrom([], ['consent'], ['self-referral'], ['minimum-age'], ['severity']),
    missing: fc.constantFrom([], [{ fact: 'need.level', question: 'How severe?' }]),
    unpublished: fc.constantFrom([], ['pathway-offered']),
    purpose: fc.constantFrom(...APPOINTMENT_PURPOSE_CODES),
    interpreter: fc.constantFrom(...INTERPRETER_ANSWERS),
    recorded: fc.constantFrom(...RECORDED_OUTCOMES),
    until: fc.constantFrom('2026-11-25', '2026-12-20', '2027-03-01'),
    basisOpen: fc.boolean(),
  })
  .map(({ service: [id, pathway], outcome: is, until, ...rest }): Judged => [
    id,
    pathway,
    is,
    { ...rest, ...(is === 'not-yet' && { until }) },
  ]);
const judgements = fc.uniqueArray(aJudgement, { maxLength: 6, selector: ([id]) => id });

export interface Known {
  readonly level: ReferralFacts['need']['level'];
  readonly psychiatric: boolean;
  readonly practical: boolean;
  readonly risk: ReferralFacts['safety']['riskToSelf'];
  readonly sign: boolean;
  readonly urgency: ReferralFacts['safety']['urgency'];
  readonly hub: ReferralFacts['consent']['hub'];
  readonly vcse: ReferralFacts['consent']['vcse'];
  readonly otherNhs: ReferralFacts['consent']['otherNhs'];
}
const usually = <T>(value: T, otherwise: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: otherwise });
const known: fc.Arbitrary<Known> = fc.record({
  level: fc.constantFrom(...NEED_LEVELS),
  psychiatric: usually(false, fc.boolean()),
  practical: fc.boolean(),
  risk: usually('none', fc.constantFrom(...RISK_LEVELS)),
  sign: usually(false, fc.boolean()),
  urgency: usually('not-asked', fc.constantFrom(...URGENCIES)),
  hub: usually('yes', fc.constantFrom(...CONSENT_ANSWERS)),
  vcse: usually('yes', fc.constantFrom(...CONSENT_ANSWERS)),
  otherNhs: usually('yes', fc.constantFrom(...CONSENT_ANSWERS)),
});

/** What may happen next in a life. */
export type Step =
  | { readonly do: 'wait'; readonly minutes: number; readonly toTheDay: boolean }
  | { readonly do: 'judge'; readonly judged: readonly Judged[] }
  | { readonly do: 'amend' | 'answer'; readonly known: Known; readonly right: boolean }
  | { readonly do: 'withdraw'; readonly reason: (typeof WITHDRAWAL_REASONS)[number] }
  | { readonly do: 'message'; readonly to: 'woman' | 'referrer' | 'landing-team' }
  /** Somebody makes a move that is possible, or anybody tries anything. */
  | {
      readonly do: 'move';
      readonly by: Actor;
      readonly likely: number;
      readonly requests: readonly MoveRequest[];
    };

const ACTORS = ['the place', 'her team', 'the landing team', 'the desk', 'alongside'] as const;
export type Actor = (typeof ACTORS)[number] | (typeof ORGANISATIONS)[number];

/** One request of every move. */
const requests: fc.Arbitrary<readonly MoveRequest[]> = fc
  .record({
    reason: fc.constantFrom(...DECLINE_REASON_CODES),
    stillWanted: usually(true, fc.boolean()),
    to: fc.constantFrom(...HUBS, ...LINK_WORK),
    outcome: fc.constantFrom(...CLOSING_OUTCOMES),
    pause: fc.constantFrom(...PAUSE_REASON_CODES),
    purpose: fc.constantFrom(...APPOINTMENT_PURPOSE_CODES),
    interpreter: fc.constantFrom(...INTERPRETER_ANSWERS),
    recorded: fc.constantFrom(...RECORDED_OUTCOMES),
    until: fc.constantFrom('2026-12-01', '2026-12-20', '2027-02-01'),
  })
  .map(
    ({ reason, stillWanted, to, outcome: end, pause, until, purpose, interpreter, recorded }) => [
      { move: 'acknowledge' },
      { move: 'accept' },
      { move: 'record-call' },
      { move: 'record-receipt' },
      { move: 'decline', reason, comment: 'because' },
      { move: 'ask', asks: [{ fact: 'need.level', question: 'How severe?' }] },
      { move: 'reconfirm', stillWanted },
      { move: 'offer-to', to: { place: placeNamed(to) }, why: 'A coordinator decided so.' },
      { move: 'finish-task', taskId: '' },
      { move: 'waitlist', expectedBy: until },
      { move: 'start-care' },
      { move: 'pause', reason: pause, until },
      { move: 'resume' },
      {
        move: 'book-appointment',
        purpose,
        mode: 'video',
        on: until,
        time: '10:30',
        minutes: 60,
        interpreter,
      },
      { move: 'confirm-appointment', appointmentId: '' },
      { move: 'record-appointment', appointmentId: '', outcome: recorded },
      { move: 'record-contact', way: 'telephone', reached: stillWanted },
      { move: 'close', outcome: end },
    ],
  );

const minutes = fc.oneof(
  fc.integer({ min: 1, max: 60 * 8 }),
  fc.integer({ min: 60 * 24, max: 60 * 24 * 12 }),
);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes, toTheDay: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('judge' as const), judged: judgements }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('amend' as const, 'answer' as const),
      known,
      right: usually(true, fc.boolean()),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('message' as const),
      to: fc.constantFrom('woman' as const, 'referrer' as const, 'landing-team' as const),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      by: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...ACTORS) },
        { weight: 1, arbitrary: fc.constantFrom(...ORGANISATIONS) },
      ),
      likely: fc.nat({ max: 60 }),
      requests,
    }),
  },
);
/** A random life: who refers, what is known of her, what happens, how it ends. */
export const aLife = fc.record({
  self: fc.boolean(),
  known,
  steps: fc.array(anyStep, { minLength: STEPS, maxLength: STEPS }),
  end: fc.constantFrom(...WITHDRAWAL_REASONS),
});

const placeNamed = (id: string): Place => {
  const service = directory.services.get(id);
  return {
    serviceId: id,
    name: service?.name ?? id,
    kind: teamKindOf(service?.kind ?? 'mmhs'),
    pathway: 'birth-trauma',
  };
};

export const factsFrom = (facts: ReferralFacts, of: Known): ReferralFacts => ({
  ...plain(facts),
  need: {
    ...plain(facts.need),
    level: of.level,
    psychiatricNeedNow: of.psychiatric ? 'yes' : 'no',
    practicalSupport: of.practical ? 'yes' : 'no',
  },
  safety: {
    ...plain(facts.safety),
    riskToSelf: of.risk,
    signs: of.sign ? ['suicidal-plan'] : [],
    urgency: of.urgency,
  },
  consent: { ...plain(facts.consent), hub: of.hub, vcse: of.vcse, otherNhs: of.otherNhs },
});

export const agreedTo = (kind: string, { consent }: ReferralFacts): string =>
  kind.startsWith('vcse') ? consent.vcse : kind === 'mmhs' ? consent.hub : consent.otherNhs;

// Five times in six something that is possible and goes on; otherwise anything at all.
export function chosen(
  { likely, requests: all }: Extract<Step, { readonly do: 'move' }>,
  possible: readonly Move[],
): MoveRequest {
  const goingOn = all.filter(({ move }) => possible.includes(move) && !ENDING.includes(move));
  const from = likely % 6 !== 0 && goingOn.length > 0 ? goingOn : all;
  return from[likely % from.length] ?? { move: 'acknowledge' };
}
