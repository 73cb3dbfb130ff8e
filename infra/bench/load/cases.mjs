// What she is referred for, as a referrer would write it: shares are a guess at a national mix, shaped by what
// areas publish (loss and birth trauma most, fear of birth, few babies removed, some mild, few acutely ill).

/** @typedef {import('./dice.mjs').Dice} Dice */

const levels = /** @type {const} */ ([
  [12, 'mild'],
  [46, 'moderate'],
  [28, 'severe'],
  [10, 'complex'],
  [4, 'not-known'],
]);

/** @param {Dice} dice */
const born = (dice) => ({
  kind: 'birth',
  on: { daysAgo: dice.int(10, 900) },
  certainty: dice.happens(0.9) ? 'exact' : 'about',
  pregnancy: 1,
});

/** @param {Dice} dice @param {object} loss */
const lost = (dice, loss) => ({
  kind: 'loss',
  on: { daysAgo: dice.int(7, 900) },
  certainty: dice.happens(0.85) ? 'exact' : 'about',
  loss,
});

/** @param {Dice} dice */
const pregnant = (dice) => ({
  state: 'pregnant',
  dueOn: { inDays: dice.int(5, 230) },
  dueCertainty: dice.happens(0.8) ? 'exact' : 'about',
});

/** @param {Dice} dice */
const kindOfLoss = (dice) =>
  dice.weighted([
    [34, { kind: 'miscarriage', gestationWeeks: dice.int(6, 22) }],
    [10, { kind: 'recurrent-miscarriage', gestationWeeks: dice.int(6, 14) }],
    [4, { kind: 'ectopic' }],
    [2, { kind: 'failed-ivf' }],
    [10, { kind: 'termination', terminationReason: 'medical', gestationWeeks: dice.int(12, 26) }],
    [24, { kind: 'stillbirth', gestationWeeks: dice.int(24, 41) }],
    [11, { kind: 'neonatal-death', ageAtDeathDays: dice.int(0, 27) }],
    [5, { kind: 'infant-death', ageAtDeathDays: dice.int(28, 300) }],
  ]);

/** @param {Dice} dice */
const birthTrauma = (dice) => ({
  ...(dice.happens(0.1) && { current: pregnant(dice) }),
  occurrences: [born(dice)],
  need: {
    pathways: ['birth-trauma'],
    traumaKinds: dice.happens(0.8) ? ['birth'] : ['birth', 'postnatal'],
    conditions: dice.happens(0.7) ? ['ptsd'] : ['ptsd', 'anxiety'],
    level: dice.weighted(levels),
    ...(dice.happens(0.4) && { scores: [{ measure: 'City BiTS', total: dice.int(10, 60) }] }),
  },
});

/** @param {Dice} dice */
const perinatalLoss = (dice) => ({
  ...(dice.happens(0.2) && {
    current: pregnant(dice),
  }),
  occurrences: dice.happens(0.8)
    ? [lost(dice, kindOfLoss(dice))]
    : [lost(dice, kindOfLoss(dice)), lost(dice, { kind: 'miscarriage', gestationWeeks: 9 })],
  need: {
    pathways: ['perinatal-loss'],
    level: dice.weighted(levels),
    earlierLossImpact: dice.weighted(levels),
    ...(dice.happens(0.3) && { scores: [{ measure: 'PHQ-9', total: dice.int(5, 27) }] }),
  },
});

/** @param {Dice} dice */
const fearOfBirth = (dice) => ({
  current: dice.happens(0.93) ? pregnant(dice) : { state: 'planning' },
  occurrences: dice.happens(0.4) ? [{ ...born(dice), on: { daysAgo: dice.int(400, 1800) } }] : [],
  need: {
    pathways: ['tokophobia'],
    tokophobiaKind: dice.oneOf(['primary', 'secondary', 'not-known']),
    level: dice.weighted(levels),
    conditions: ['specific-phobia'],
  },
});

/** @param {Dice} dice */
const babyRemoved = (dice) => ({
  occurrences: [
    { ...born(dice), on: { daysAgo: 120 } },
    {
      kind: 'separation',
      on: { daysAgo: dice.int(30, 119) },
      certainty: 'exact',
      separation: {
        cause: 'safeguarding',
        at: dice.oneOf(['birth', 'maternity-setting', 'later']),
      },
    },
  ],
  need: { pathways: ['custody-loss'], level: dice.weighted(levels) },
  primaryCarer: 'no',
});

/** @param {Dice} dice */
const mild = (dice) => ({
  ...(dice.happens(0.5) ? { current: pregnant(dice) } : { occurrences: [born(dice)] }),
  need: {
    pathways: [dice.oneOf(['link-work', 'peer-support', 'family-support'])],
    level: 'mild',
    impact: 'some',
    beyondPrimaryCare: 'no',
    practicalSupport: 'yes',
    mainDifficulty: dice.oneOf(['poverty', 'poor-housing', 'perinatal-mental-ill-health']),
  },
});

/** @param {Dice} dice */
const acutelyIll = (dice) => ({
  ...(dice.happens(0.6) ? { current: pregnant(dice) } : { occurrences: [born(dice)] }),
  need: {
    pathways: [],
    level: 'severe',
    conditions: [dice.oneOf(['depression-severe', 'ocd-severe', 'bipolar', 'eating-disorder'])],
    psychiatricNeedNow: dice.oneOf(['yes', 'no', 'not-known']),
  },
});

/** @param {Dice} dice */
const anotherFear = (dice) => ({
  ...(dice.happens(0.5) ? { current: pregnant(dice) } : { occurrences: [born(dice)] }),
  need: {
    pathways: [
      dice.oneOf(['neonatal-unit-trauma', 'pregnancy-anxiety', 'complicated-pregnancy', 'fgm']),
    ],
    level: dice.weighted(levels),
    conditions: ['anxiety'],
  },
});

const cases = /** @type {const} */ ([
  [36, birthTrauma],
  [30, perinatalLoss],
  [14, fearOfBirth],
  [5, babyRemoved],
  [7, mild],
  [4, acutelyIll],
  [4, anotherFear],
]);

/** @param {Dice} dice @returns {object} overrides of the base form */
export const aCase = (dice) => dice.weighted(cases)(dice);

/** A sign that must not wait: the professional is to call now. */
export const urgentSafety = {
  signs: ['suicidal-plan'],
  urgency: 'call-now',
  riskToSelf: 'significant',
};
