import {
  CONSENT_ANSWERS,
  MOVED_TO,
  NEED_LEVELS,
  RISK_LEVELS,
  SERVICES,
  URGENCIES,
  WITHDRAWAL_REASONS,
  YES_NO_NOT_KNOWN,
  type MovedTo,
  type ReferralFacts,
  type ServiceName,
  type YesNoNotKnown,
  NUDGE_REASONS,
  type NudgeReason,
} from '@waymark/contracts';
import fc from 'fast-check';
import { NATIONAL_DESK } from './directory.js';
import { LANDING, OTHER_LANDING } from './placement.fixture.js';
import type { Judged } from './situation.fixture.js';

// What random lives of referrals are made of: who refers, what is known of her, and what happens next.

/** Steps of one life. Long enough for waiting, care, hand-overs and what comes after them. */
export const STEPS = 40;

export const HUBS = [
  'norfolk-waveney-lotus',
  'candp-ptls',
  'wyorks-mmhs',
  'northumbria-psych',
] as const;
export const LINK_WORK = ['sheffield-light', 'homestart-nw-kent', 'nenc-everyturn'] as const;
export const TEAMS = ['spmht-lscft', 'tt-glos'] as const;
export const ORGANISATIONS = [
  ...HUBS,
  ...LINK_WORK,
  'norfolk-midwives',
  LANDING,
  OTHER_LANDING,
  NATIONAL_DESK,
  'a-stranger',
] as const;

const outcome = fc.constantFrom('eligible', 'eligible', 'not-eligible', 'not-yet', 'cannot-tell');
const aJudgement: fc.Arbitrary<Judged> = fc
  .record({
    service: fc.oneof(
      fc.constantFrom(...HUBS).map((id) => [id, 'birth-trauma'] as const),
      fc.constantFrom(...HUBS).map((id) => [id, 'tokophobia'] as const),
      fc.constantFrom(...LINK_WORK).map((id) => [id, 'peer-support'] as const),
      fc.constantFrom(...TEAMS).map((id) => [id, 'perinatal-illness'] as const),
    ),
    outcome,
    standing: fc.constantFrom('unconfirmed', 'demonstration', 'approved'),
    deciding: fc.constantFrom([], ['consent'], ['self-referral'], ['minimum-age'], ['severity']),
    missing: fc.constantFrom([], [{ fact: 'need.level', question: 'How severe?' }]),
    unpublished: fc.constantFrom([], ['pathway-offered']),
    until: fc.constantFrom('2026-11-25', '2026-12-20', '2027-03-01'),
    basisOpen: fc.boolean(),
  })
  .map(({ service: [id, pathway], outcome: is, until, ...rest }): Judged => [
    id,
    pathway,
    is,
    { ...rest, ...(is === 'not-yet' && { until }) },
  ]);
const judgements = fc.uniqueArray(aJudgement, { maxLength: 5, selector: ([id]) => id });

export interface Known {
  readonly level: ReferralFacts['need']['level'];
  readonly psychiatric: boolean;
  readonly practical: boolean;
  readonly fearOfBirth: boolean;
  readonly risk: ReferralFacts['safety']['riskToSelf'];
  readonly sign: boolean;
  readonly urgency: ReferralFacts['safety']['urgency'];
  readonly hub: ReferralFacts['consent']['hub'];
  readonly vcse: ReferralFacts['consent']['vcse'];
  readonly otherNhs: ReferralFacts['consent']['otherNhs'];
  /** Somebody asked since: every no is the person's answer. */
  readonly asked: boolean;
  readonly askAgainOn: '2026-12-10' | undefined;
  /** Told with the referral; absent in one from before. */
  readonly interpreter: YesNoNotKnown | undefined;
}
const usually = <T>(value: T, otherwise: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: otherwise });
const known: fc.Arbitrary<Known> = fc.record({
  level: fc.constantFrom(...NEED_LEVELS),
  psychiatric: usually(false, fc.boolean()),
  practical: fc.boolean(),
  fearOfBirth: usually(false, fc.boolean()),
  risk: usually('none', fc.constantFrom(...RISK_LEVELS)),
  sign: usually(false, fc.boolean()),
  urgency: usually('not-asked', fc.constantFrom(...URGENCIES)),
  hub: usually('yes', fc.constantFrom(...CONSENT_ANSWERS)),
  vcse: usually('yes', fc.constantFrom(...CONSENT_ANSWERS)),
  otherNhs: usually('yes', fc.constantFrom(...CONSENT_ANSWERS)),
  asked: fc.boolean(),
  askAgainOn: fc.constantFrom(undefined, undefined, '2026-12-10' as const),
  interpreter: fc.constantFrom(undefined, ...YES_NO_NOT_KNOWN),
});

/** Dice of one step: what is chosen from lists, by whoever makes a request. */
export type Dice = readonly [number, number, number, number];

/** What may happen next in a life. */
export type Step =
  /** What every other step shrinks to, where a life fails. */
  | { readonly do: 'nothing' }
  | {
      readonly do: 'wait';
      readonly minutes: number;
      readonly until: 'then' | 'the-day' | 'a-clock';
    }
  | { readonly do: 'judge'; readonly judged: readonly Judged[] }
  | { readonly do: 'amend' | 'answer'; readonly known: Known; readonly right: boolean }
  /** She lives somewhere else from now on; another landing team may coordinate there. */
  | {
      readonly do: 'moves';
      readonly to: MovedTo;
      readonly landing: string;
      readonly right: boolean;
    }
  | { readonly do: 'withdraw'; readonly reason: (typeof WITHDRAWAL_REASONS)[number] }
  /** A message did not reach somebody, or what was said of her will never be applied in a service: an operator discarded it. */
  | { readonly do: 'missing'; readonly at: 'woman' | 'referrer' | 'landing-team' | ServiceName }
  /** How she is spoken with is put right: whether an interpreter is needed is said again. */
  | { readonly do: 'spoken'; readonly needed: YesNoNotKnown }
  /** An operator asks whoever owes the step, where it is late, to look at it. */
  | { readonly do: 'nudge'; readonly reason: NudgeReason }
  /** After a death what was booked is looked at, by who has her: that ends it. */
  | { readonly do: 'ends' }
  /** The place she is offered to takes nobody from now on. */
  | { readonly do: 'closes' }
  /** A service that has a part in what happens with her closes, and its caseload moves by a list; or its day has come. */
  | { readonly do: 'caseload'; readonly dice: Dice }
  /** Somebody makes a move that is possible, or anybody tries anything. */
  | { readonly do: 'move'; readonly by: Actor; readonly dice: Dice };

const ACTORS = [
  'the place',
  'her team',
  'the landing team',
  'the desk',
  'alongside',
  'the next place',
  'who has a task',
] as const;
export type Actor = (typeof ACTORS)[number] | (typeof ORGANISATIONS)[number];

const minutes = fc.oneof(
  fc.integer({ min: 1, max: 60 * 8 }),
  fc.integer({ min: 60 * 24, max: 60 * 24 * 12 }),
);
const die = fc.nat({ max: 0xffff });

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { withCrossShrink: true },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'nothing' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      minutes,
      until: fc.constantFrom(
        'then' as const,
        'then' as const,
        'the-day' as const,
        'a-clock' as const,
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('judge' as const), judged: judgements }) },
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
      do: fc.constant('moves' as const),
      to: fc.constantFrom(...MOVED_TO),
      landing: fc.constantFrom(LANDING, OTHER_LANDING, NATIONAL_DESK),
      right: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc
        .constantFrom('woman' as const, 'referrer' as const, 'landing-team' as const)
        .map((at): Step => ({ do: 'missing', at })),
      fc.constant<Step>({ do: 'closes' }),
      fc.constantFrom(...YES_NO_NOT_KNOWN).map((needed): Step => ({ do: 'spoken', needed })),
      fc.constantFrom(...NUDGE_REASONS).map((reason): Step => ({ do: 'nudge', reason })),
      fc.constantFrom(...SERVICES).map((at): Step => ({ do: 'missing', at })),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('caseload' as const),
      dice: fc.tuple(die, die, die, die),
    }),
  },
  {
    weight: 20,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      by: fc.oneof(
        {
          weight: 9,
          arbitrary: fc.constantFrom(...ACTORS, 'the place' as const, 'the place' as const),
        },
        { weight: 1, arbitrary: fc.constantFrom(...ORGANISATIONS) },
      ),
      dice: fc.tuple(die, die, die, die),
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
