// The same published criteria as plain tests of flat facts, which any rules engine can be given. Dates are worked out
// here, once for the day judged, so that the engines only compare whole numbers.

import { scoreFact } from './flat-facts.mjs';

/**
 * @typedef {{ fact: string, is: 'in' | 'overlaps' | 'at-least' | 'at-most' | 'known', value?: unknown }} Compare
 * @typedef {Compare | { all: readonly Test[] } | { any: readonly Test[] } | { not: Test } | boolean} Test
 *
 * One line of a judgement.
 * @typedef {{ criterion: string, test: Test, decides: boolean }} Line
 *
 * @typedef {{ serviceId: string, pathway: string, lines: readonly Line[], verdict: Test }} Translated
 */

const is = (/** @type {string} */ fact, /** @type {readonly unknown[]} */ ...values) => ({
  fact,
  is: /** @type {const} */ ('in'),
  value: values,
});
const overlaps = (/** @type {string} */ fact, /** @type {readonly unknown[]} */ values) => ({
  fact,
  is: /** @type {const} */ ('overlaps'),
  value: values,
});
const atLeast = (/** @type {string} */ fact, /** @type {number} */ value) => ({
  fact,
  is: /** @type {const} */ ('at-least'),
  value,
});
const atMost = (/** @type {string} */ fact, /** @type {number} */ value) => ({
  fact,
  is: /** @type {const} */ ('at-most'),
  value,
});
const known = (/** @type {string} */ fact) => ({ fact, is: /** @type {const} */ ('known') });

const recipients = {
  mmhs: 'consentHub',
  alternative: 'consentOtherNhs',
  'specialist-perinatal': 'consentOtherNhs',
  'mother-and-baby-unit': 'consentOtherNhs',
  'talking-therapies': 'consentOtherNhs',
  'vcse-link-work': 'consentVcse',
  'vcse-peer-support': 'consentVcse',
};
const states = {
  pregnant: ['pregnant'],
  'not-pregnant': ['not-pregnant', 'planning'],
  'planning-or-pregnant': ['planning', 'pregnant'],
};
const eventFacts = {
  birth: 'birth',
  loss: 'loss',
  'birth-or-loss': 'birthOrLoss',
  'maternity-experience': 'when',
  any: 'when',
};
const removals = ['safeguarding', 'social-care-proceedings'];

/** Home or practice in the footprint of the day. @param {any} file */
const openBasis = ({ footprint }) => ({
  criterion: 'basis',
  settings: { footprint },
});

/** Criteria by code; one that is not here is not translated, and its service is left out of the comparison. */
const tests = {
  basis: ({ footprint }, { day }) => {
    const places = footprint
      .filter(({ validFrom = '', validTo = '9' }) => validFrom <= day && day <= validTo)
      .map((/** @type {any} */ { place }) => place);
    return { any: [overlaps('homeKeys', places), overlaps('practiceKeys', places)] };
  },
  'residence-in': ({ places }) => overlaps('homeKeys', places),
  'gp-registered-in': ({ places }) => overlaps('practiceKeys', places),
  'booked-unit-in': ({ units, when }) =>
    units === 'any' || {
      any: [
        overlaps('unitKeys', units),
        when === 'pregnant' && is('state', 'planning', 'not-pregnant'),
      ],
    },
  consent: (_, { kind }) => ({
    any: [
      is(recipients[kind], 'yes'),
      is('withoutConsentBecause', 'best-interests', 'serious-harm'),
    ],
  }),
  person: ({ accepts }) => is('person', ...accepts),
  'minimum-age': ({ years, months }) =>
    months === undefined && (years === undefined || atLeast('ageYears', years)),
  'maximum-age': ({ years }) => atMost('ageYears', years),
  'pregnancy-state': ({ required }) => is('state', ...states[required]),
  'time-since-event': (settings, { calendar, today }) =>
    settings.noLimit === true || windowTest(settings, calendar, today),
  'perinatal-window': (settings, { calendar, today }) =>
    settings.exceptions === true ? undefined : perinatalTest(settings, calendar, today),
  'gestation-now': ({ atLeastWeeks = 0, atMostWeeks }, { today }) => ({
    any: [
      is('state', 'planning', 'not-pregnant'),
      {
        all: [
          is('state', 'pregnant'),
          atMost('dueLast', reached(today, atLeastWeeks)),
          atMostWeeks === undefined || atLeast('dueFirst', reached(today, atMostWeeks + 1) + 1),
        ],
      },
    ],
  }),
  'loss-kind': ({ accepts, terminationReasons }) => ({
    all: [
      is('lossKind', ...accepts),
      terminationReasons !== 'medical' || {
        any: [{ not: is('lossKind', 'termination') }, is('terminationReason', 'medical')],
      },
    ],
  }),
  'baby-age-at-death': ({ lessThanDays, lessThanMonths, appliesTo }) => ({
    any: [
      { all: [known('lossKind'), { not: is('lossKind', ...appliesTo) }] },
      atMost('ageAtDeathDays', (lessThanDays ?? fewestDaysIn(lessThanMonths)) - 1),
    ],
  }),
  'trauma-kind': ({ accepts }) => overlaps('traumaKinds', accepts),
  'tokophobia-kind': ({ accepts }) => accepts.length === 2 || is('tokophobiaKind', ...accepts),
  'separation-cause': ({ accepts, at }) => ({
    all: [
      accepts.includes('separation') ? known('separationCause') : is('separationCause', ...accepts),
      at === undefined || is('separationAt', 'birth', 'maternity-setting'),
    ],
  }),
  condition: ({ accepts, requires, after }) => ({
    all: [
      overlaps('conditions', accepts ?? [requires]),
      after === undefined || {
        any: [is('lossKind', ...after), after.includes('birth') && is('isBirth', true)],
      },
    ],
  }),
  severity: ({ accepts }) =>
    accepts.includes('distress') || {
      any: [
        is('level', ...accepts, ...(accepts.includes('severe') ? ['complex'] : [])),
        accepts.includes('moderate') && { all: [is('level', 'mild'), is('impact', 'marked')] },
      ],
    },
  'beyond-primary-care': () => is('beyondPrimaryCare', 'yes'),
  'prior-therapy': () => is('priorTherapy', 'yes'),
  'referrer-involved': () => is('currentlyInvolved', 'yes'),
  'impact-of-earlier-loss': ({ accepts }) =>
    is('earlierLossImpact', ...accepts, ...(accepts.includes('severe') ? ['complex'] : [])),
  'main-difficulty': ({ accepts }) => is('mainDifficulty', ...accepts),
  score: ({ measure, atLeast: least = 0 }) => ({
    any: [
      atLeast(scoreFact(measure), least),
      { all: [known(scoreFact(measure)), is('impact', 'marked')] },
    ],
  }),
  excludes: (settings) => settings.judgement === true || excluded[settings.fact]?.(settings),
};

const excluded = {
  'primary-addiction': () => ({
    all: [
      { not: is('substanceUse', 'primary') },
      { not: is('mainDifficulty', 'substance-misuse') },
      { not: { all: [is('substanceUse', 'not-known'), is('mainDifficulty', 'not-known')] } },
    ],
  }),
  'child-removed-by-social-services': () => ({
    not: overlaps('separationCauses', [...removals, 'not-known']),
  }),
  'main-difficulty': ({ values }) => ({ not: is('mainDifficulty', ...values, 'not-known') }),
};

/** @param {any} settings @param {any} calendar @param {number} today @returns {Test} */
function windowTest(
  { event, atLeastWeeks, atLeastMonths, atMostMonths, atMostYears },
  calendar,
  today,
) {
  const fact = eventFacts[event];
  const months = atMostMonths ?? (atMostYears === undefined ? undefined : atMostYears * 12);
  const opens = (/** @type {number} */ day) =>
    atLeastMonths === undefined
      ? day + (atLeastWeeks ?? 0) * 7
      : calendar.plusMonths(day, atLeastMonths);
  let last = today;
  while (opens(last) > today) last -= 1;
  let first = today;
  while (months !== undefined && calendar.plusMonths(first - 1, months) >= today) first -= 1;
  return {
    all: [
      known(`${fact}First`),
      is('expected', false),
      months === undefined || atLeast(`${fact}First`, first),
      atMost(`${fact}Last`, last),
    ],
  };
}

const pregnancyDays = 280;
/** The latest due date with which so many weeks are reached. */
const reached = (/** @type {number} */ today, /** @type {number} */ weeks) =>
  today + pregnancyDays - weeks * 7;

/** @param {any} settings @param {any} calendar @param {number} today @returns {Test} */
function perinatalTest({ from, babyAgeUnderMonths, babyAgeAtMostMonths }, calendar, today) {
  const weeks = Number(/-(\d+)-weeks$/.exec(from)?.[1] ?? 0);
  const lastDay = (/** @type {number} */ birth) =>
    babyAgeUnderMonths === undefined
      ? calendar.plusMonths(birth, babyAgeAtMostMonths)
      : calendar.plusMonths(birth, babyAgeUnderMonths) - 1;
  let first = today;
  while (lastDay(first - 1) >= today) first -= 1;
  return {
    any: [
      from === 'preconception' && is('state', 'planning'),
      {
        all: [is('state', 'pregnant'), weeks === 0 || atMost('dueLast', reached(today, weeks))],
      },
      { all: [is('expected', false), atMost('birthFirst', today), atLeast('birthFirst', first)] },
    ],
  };
}

const fewestDaysIn = (/** @type {number} */ months) => Math.floor((months * 365.24) / 12) - 1;

/**
 * One pathway of a compiled service, or undefined where it asks something that is not translated.
 * @param {any} service @param {any} compiled
 * @param {{ calendar: any, today: number, acceptedRoles: (service: any) => readonly string[] }} ground
 * @returns {Translated | undefined}
 */
export function translate(service, compiled, { calendar, today, acceptedRoles }) {
  const { file } = service;
  const own = file.pathways.find((/** @type {any} */ one) => one.pathway === compiled.pathway);
  if (own?.offered !== true) return undefined;
  const context = { kind: file.kind, calendar, today, day: calendar.isoDay(today) };
  const isEach = (/** @type {any} */ rule) =>
    leavesOf(rule).some((/** @type {any} */ leaf) => eachOf(leaf));
  const rules = [...own.rules, ...file.criteria, ...file.exclusions];
  const isNamed = (/** @type {string} */ code) =>
    file.criteria.some((/** @type {any} */ rule) =>
      leavesOf(rule).some((leaf) => leaf.criterion === code),
    );
  const partner = file.partners ?? {
    criterion: 'person',
    settings: { accepts: ['pregnant-person'] },
  };
  const written = [
    ...file.basis,
    ...(compiled.before.at(-1).code === 'basis' ? [openBasis(file)] : []),
    ...rules.filter(isEach),
    ...rules.filter((rule) => !isEach(rule)),
    ...(isNamed('person') ? [] : [partner]),
    ...(isNamed('consent') ? [] : [{ criterion: 'consent', settings: { required: true } }]),
  ];
  const asked = written.map((rule) => testOf(rule, context));
  if (asked.some((test) => test === undefined)) return undefined;
  /** @type {Line[]} */
  const lines = [
    { criterion: 'pathway-offered', test: true, decides: true },
    {
      criterion: 'service-open',
      test: atLeast('today', calendar.dayNumber(file.effectiveFrom)),
      decides: true,
    },
    ...written.map((rule, at) => ({
      criterion: rule.criterion ?? rule.group,
      test: /** @type {Test} */ (asked[at]),
      decides: rule.strength !== 'recommended' || rule.criterion === 'time-since-event',
    })),
    { criterion: 'referrer-role', test: is('role', ...acceptedRoles(compiled)), decides: true },
    ...(file.referrers?.currentlyInvolvedRequired === true && !isNamed('referrer-involved')
      ? [{ criterion: 'referrer-involved', test: is('currentlyInvolved', 'yes'), decides: true }]
      : []),
  ];
  const verdict = { all: lines.filter(({ decides }) => decides).map(({ test }) => test) };
  return { serviceId: file.serviceId, pathway: compiled.pathway, lines, verdict };
}

const leavesOf = (/** @type {any} */ rule) =>
  'group' in rule ? rule.rules.flatMap(leavesOf) : [rule];

/** @param {any} leaf */
const eachOf = ({ criterion, settings }) =>
  ['loss-kind', 'baby-age-at-death', 'gestation-at-loss', 'separation-cause'].includes(criterion) ||
  (criterion === 'time-since-event' && settings.noLimit !== true) ||
  (criterion === 'condition' && settings.after !== undefined);

/** @param {any} rule @param {object} context @returns {Test | undefined} */
function testOf(rule, context) {
  if (!('group' in rule)) return tests[rule.criterion]?.(rule.settings, context);
  const inner = rule.rules.map((/** @type {any} */ one) => testOf(one, context));
  if (inner.includes(undefined)) return undefined;
  return rule.group === 'any-of' ? { any: inner } : { all: inner };
}
