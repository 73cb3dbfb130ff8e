import {
  LOSS_KINDS,
  MEASURES,
  SEPARATION_CAUSES,
  TRAUMA_KINDS,
  type LossKind,
  type Measure,
} from '@waymark/contracts';
import { plusMonths, type DayNumber } from '../calendar.js';
import { PREGNANCY_DAYS } from '../referral-case.js';
import type { Happened, Sketch } from './sketch.js';

/** For each thing about a woman, the values that matter to a rule: those on either side of its limits. */
export type Values = { readonly [Thing in keyof Sketch]?: readonly Sketch[Thing][] };

type Settings = Readonly<Record<string, unknown>>;
type Asks = (settings: Settings, today: DayNumber) => Values;

/** A place that no area takes. */
export const ELSEWHERE = 'somewhere-else';

const LOSSES: readonly Happened[] = LOSS_KINDS;
const SEPARATIONS = SEPARATION_CAUSES.filter((cause) => cause !== 'not-known').map(
  (cause): Happened => `separation:${cause}`,
);
const YES_NO = ['yes', 'no'] as const;

const numberOf = (settings: Settings, key: string): number | undefined =>
  typeof settings[key] === 'number' ? settings[key] : undefined;
const textsOf = (settings: Settings, key: string): readonly string[] =>
  Array.isArray(settings[key]) ? settings[key].map(String) : [];
/** The value, and one less and one more. */
const around = (value: number | undefined): readonly number[] =>
  value === undefined ? [] : [value - 1, value, value + 1];

/** Days ago at which something is just inside and just outside of a number of months. */
function monthsAgo(months: number | undefined, today: DayNumber): readonly number[] {
  if (months === undefined) return [];
  const about = today - plusMonths(today, -months);
  // Months differ in length: three days to each side hold the last day inside and the first outside.
  return [-3, -2, -1, 0, 1, 2, 3].map((more) => about + more).filter((days) => days > 0);
}

const weeksAgo = (weeks: number | undefined): readonly number[] =>
  weeks === undefined ? [] : around(weeks * 7);

function somePlaces(places: readonly string[]): readonly string[] {
  const [one] = places;
  return one === undefined ? [ELSEWHERE] : [one, ELSEWHERE];
}

const sinceEvent: Asks = (settings, today) => ({
  daysAgo: [
    ...weeksAgo(numberOf(settings, 'atLeastWeeks')),
    ...monthsAgo(numberOf(settings, 'atLeastMonths'), today),
    ...monthsAgo(numberOf(settings, 'atMostMonths'), today),
    ...monthsAgo((numberOf(settings, 'atMostYears') ?? 0) * 12 || undefined, today),
  ],
});

const pregnancyWeeks = (settings: Settings): readonly number[] =>
  [
    ...around((numberOf(settings, 'atLeastWeeks') ?? 0) * 7 || undefined),
    ...around(((numberOf(settings, 'atMostWeeks') ?? -1) + 1) * 7 || undefined),
  ].filter((days) => days > 0 && days <= PREGNANCY_DAYS + 20);

const window: Asks = (settings, today) => {
  const weeks = /-(\d+)-weeks$/.exec(String(settings.from))?.[1];
  return {
    state: ['planning', 'pregnant', 'not-pregnant'],
    happened: ['birth', 'nothing'],
    ...(weeks !== undefined && { pregnantDays: around(Number(weeks) * 7) }),
    daysAgo: [
      ...monthsAgo(numberOf(settings, 'babyAgeUnderMonths'), today),
      ...monthsAgo(numberOf(settings, 'babyAgeAtMostMonths'), today),
      ...monthsAgo(numberOf(settings, 'exceptionsUpToMonths'), today),
    ],
  };
};

function scores(settings: Settings): Sketch['score'][] {
  const measure = String(settings.measure) as Measure;
  const { min, max } = MEASURES[measure];
  const totals = [min, max, ...around(numberOf(settings, 'atLeast'))];
  const taken = totals.filter((total) => total >= min && total <= max);
  return ['', ...taken.map((total): Sketch['score'] => `${measure} ${total}`)];
}

/** What each fact that a page excludes by is read from. */
const EXCLUDED: Readonly<Record<string, Asks>> = {
  'child-removed-by-social-services': () => ({ childRemoved: [false, true] }),
  'main-difficulty': ({ values }) => ({
    mainDifficulty: [
      'perinatal-mental-ill-health',
      ...((values ?? []) as Sketch['mainDifficulty'][]),
    ],
  }),
  'child-protection-plan': () => ({ childProtectionPlan: YES_NO }),
  'child-in-need-plan': () => ({ childInNeedPlan: YES_NO }),
  'primary-addiction': () => ({ substanceUse: ['none', 'primary'] }),
  condition: ({ values }) => ({
    condition: [
      'none',
      ...((values ?? []) as Sketch['condition'][]).filter((one) => !one.startsWith('unmanaged')),
    ],
    substanceUse: ['none', 'primary'],
  }),
};

const person: Asks = () => ({ person: ['pregnant-person', 'partner'] });

/** By criterion. One that needs nothing is there with nothing, so that none is forgotten. */
export const BOUNDARY_VALUES: Readonly<Record<string, Asks>> = {
  'baby-age-at-death': (settings) => ({
    lifeDays: [
      ...around(numberOf(settings, 'lessThanDays')),
      ...around(Math.round((numberOf(settings, 'lessThanMonths') ?? 0) * 30.4) || undefined),
      (numberOf(settings, 'lessThanMonths') ?? 1) * 31 + 1,
    ].filter((days) => days >= 0),
    happened: LOSSES,
  }),
  'below-specialist-threshold': () => ({
    condition: ['none', 'bipolar'],
    psychiatricNeed: YES_NO,
    level: ['mild', 'moderate', 'severe', 'complex'],
  }),
  'beyond-primary-care': () => ({ beyondPrimaryCare: YES_NO }),
  'booked-unit-in': (settings) => ({
    unit: [...somePlaces(textsOf(settings, 'units')), ''],
    ...(settings.when === 'pregnant' && { state: ['pregnant', 'not-pregnant'] as const }),
  }),
  condition: (settings) => ({
    condition: [
      'none',
      ...(textsOf(settings, 'accepts') as Sketch['condition'][]),
      ...(typeof settings.requires === 'string' ? [settings.requires as Sketch['condition']] : []),
    ],
    ...(settings.after !== undefined && {
      happened: ['birth', ...(textsOf(settings, 'after') as LossKind[]), 'failed-ivf'] as const,
    }),
  }),
  consent: () => ({ consent: ['yes', 'no', 'not-asked'] }),
  excludes: (settings, today) => EXCLUDED[String(settings.fact)]?.(settings, today) ?? {},
  'gestation-at-loss': (settings) => ({
    lossWeeks: [
      ...around(numberOf(settings, 'atLeastWeeks')),
      ...around(numberOf(settings, 'atMostWeeks')),
    ].filter((weeks) => weeks >= 0 && weeks <= 44),
    happened: LOSSES,
  }),
  'gestation-now': (settings) => ({
    state: ['pregnant', 'not-pregnant'],
    pregnantDays: pregnancyWeeks(settings),
  }),
  'gp-registered-in': (settings) => ({
    practice: [...somePlaces(textsOf(settings, 'places')), ''],
  }),
  'impact-of-earlier-loss': () => ({
    earlierLossImpact: ['mild', 'moderate', 'severe', 'complex'],
  }),
  'loss-kind': () => ({ happened: LOSSES, terminationReason: ['medical', 'other'] }),
  'main-difficulty': (settings) => ({
    mainDifficulty: [
      ...(textsOf(settings, 'accepts') as Sketch['mainDifficulty'][]),
      'perinatal-mental-ill-health',
      'poverty',
    ],
  }),
  'maximum-age': (settings) => ({ age: around(numberOf(settings, 'years')) }),
  'minimum-age': (settings) => ({
    age: [...around(numberOf(settings, 'years')), ...around(numberOf(settings, 'jointBelowYears'))],
    ...(settings.months !== undefined && {
      ageMonths: around(numberOf(settings, 'months')).filter((months) => months <= 11),
    }),
  }),
  'other-therapy': () => ({ otherTherapy: YES_NO }),
  'perinatal-window': window,
  person,
  'pregnancy-state': () => ({ state: ['planning', 'pregnant', 'not-pregnant'] }),
  'primary-carer': () => ({ primaryCarer: YES_NO }),
  'prior-therapy': () => ({ priorTherapy: YES_NO }),
  'referrer-involved': () => ({ involved: YES_NO }),
  'residence-in': (settings) => ({ home: [...somePlaces(textsOf(settings, 'places')), ''] }),
  risk: () => ({ riskToSelf: ['none', 'some', 'significant'], suicidalPlan: [false, true] }),
  'safety-redirect': () => ({}),
  score: (settings) => ({ score: scores(settings), impact: ['some', 'marked'] }),
  'separation-cause': () => ({
    happened: SEPARATIONS,
    separatedAt: ['birth', 'maternity-setting', 'later'],
  }),
  severity: () => ({
    level: ['mild', 'moderate', 'severe', 'complex'],
    impact: ['some', 'marked'],
  }),
  'time-since-event': sinceEvent,
  'tokophobia-kind': () => ({ fear: ['primary', 'secondary'] }),
  'trauma-kind': () => ({ trauma: TRAUMA_KINDS }),
  'youngest-child-age': (settings, today) => ({
    happened: ['birth', 'nothing'],
    daysAgo: monthsAgo(
      (numberOf(settings, 'underYears') ?? (numberOf(settings, 'atMostYears') ?? 0) + 1) * 12,
      today,
    ),
  }),
};
