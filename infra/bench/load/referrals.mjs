import { readFileSync } from 'node:fs';
import { relativeDay } from '../../examples/run-examples.mjs';
import { aCase, urgentSafety } from './cases.mjs';
import { dice as diceOf } from './dice.mjs';
import { nhsNumbers } from './nhs-numbers.mjs';

/**
 * @typedef {import('./dice.mjs').Dice} Dice
 * @typedef {object} ReferralToSend
 * @property {string} key its Idempotency-Key
 * @property {boolean} urgent
 * @property {string} body JSON
 */

const read = (/** @type {string} */ path) =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const base = read('../../examples/base.json');
const areas = read('../../criteria/places.json').places.filter(
  (/** @type {{ kind: string, icb: unknown }} */ place) => place.kind === 'area' && place.icb,
);

const shares = { referredTwice: 0.03, urgent: 0.015, self: 0.04, noNhsNumber: 0.02, note: 0.7 };
const firstNames = ['Amara', 'Beth', 'Chloe', 'Dana', 'Esther', 'Farah', 'Grace', 'Hana', 'Ines'];
const words =
  'she told us about the birth and the weeks after it sleep is poor and she avoids the hospital'.split(
    ' ',
  );

/**
 * Invented people with test NHS numbers, in a realistic mix of areas, pathways and states; a few are referred twice.
 * The same seed and day give the same referrals.
 * @param {{ seed: number, today: string }} from `today`: the London day
 */
export function referrals({ seed, today }) {
  const dice = diceOf(seed);
  const numbers = nhsNumbers(seed);
  /** @type {object[]} */
  const referredBefore = [];
  let women = 0;

  /** @param {{ urgent?: boolean }} [wish] @returns {ReferralToSend} */
  const next = (wish = {}) => {
    const urgent = wish.urgent ?? dice.happens(shares.urgent);
    const again = referredBefore.length > 0 && dice.happens(shares.referredTwice);
    const person = again ? dice.oneOf(referredBefore) : aPerson(dice, numbers);
    if (!again) women += 1;
    if (!again && referredBefore.length < 5_000) referredBefore.push(person);
    const form = merged(base, {
      person,
      ...whereSheIs(dice),
      ...aCase(dice),
      ...whoRefers(dice),
      ...(urgent && { safety: urgentSafety }),
      consent: { vcse: dice.happens(0.9) ? 'yes' : 'no', gp: dice.happens(0.95) ? 'yes' : 'no' },
      equity: {
        ethnicCategory: dice.oneOf(['A', 'B', 'C', 'H', 'J', 'K', 'M', 'N', 'Z']),
        language: dice.weighted([
          [88, 'en'],
          [4, 'pl'],
          [4, 'ur'],
          [4, 'ro'],
        ]),
      },
      ...(dice.happens(shares.note) && { note: aNote(dice) }),
      ...(again && { referAnywayBecause: 'Referred again because nothing has been heard.' }),
    });
    return { key: dice.uuid(), urgent, body: JSON.stringify(withDays(form, today)) };
  };

  return {
    next,
    /** @param {number} count @returns {readonly ReferralToSend[]} */
    many: (count) => Array.from({ length: count }, () => next()),
    /** As many referrals as it takes until so many women have been referred. @param {number} wanted */
    untilSoMany(wanted) {
      const before = women;
      const sent = [];
      while (women - before < wanted) sent.push(next());
      return { sent, women: women - before };
    },
  };
}

/** @param {Dice} dice @param {Iterator<string, never>} numbers */
function aPerson(dice, numbers) {
  const name = `${dice.oneOf(firstNames)} Bench${dice.int(1, 99_999)}`;
  const number = dice.happens(shares.noNhsNumber)
    ? { nhsNumber: null, noNhsNumberBecause: dice.oneOf(['overseas', 'not-known']) }
    : { nhsNumber: numbers.next().value };
  return {
    fullName: name,
    birthDate: { yearsAgo: dice.int(18, 44), daysAgo: dice.int(0, 364) },
    ...number,
    ...(dice.happens(0.6) && { address: `${dice.int(1, 300)} Example Street` }),
    contact: {
      email: `person-${dice.int(1, 999_999)}@people.example`,
      safe: { email: dice.oneOf(['yes', 'yes', 'no', 'not-known']) },
    },
  };
}

/** @param {Dice} dice */
function whereSheIs(dice) {
  const home = dice.oneOf(areas).key;
  const gp = dice.happens(0.9) ? home : dice.oneOf(areas).key;
  return {
    where: {
      ...(dice.happens(0.97)
        ? { residence: 'known', residencePlaces: [home] }
        : { residence: 'not-known', residencePlaces: [] }),
      ...(dice.happens(0.5) && { gpPractice: 'known', gpPlaces: [gp] }),
    },
  };
}

/** @param {Dice} dice */
function whoRefers(dice) {
  if (dice.happens(shares.self)) {
    const facts = { role: 'self', currentlyInvolved: 'not-known' };
    return { referrer: { facts, team: 'Self-referral' } };
  }
  const role = dice.weighted([
    [40, 'midwife'],
    [22, 'gp'],
    [22, 'health-visitor'],
    [6, 'obstetrician'],
    [10, 'perinatal-mental-health-professional'],
  ]);
  const email = `referrer-${dice.int(1, 4_000)}@referrers.example`;
  return { referrer: { facts: { role }, email } };
}

/** @param {Dice} dice */
const aNote = (dice) =>
  Array.from({ length: dice.int(20, 120) }, () => dice.oneOf(words)).join(' ');

/** @param {unknown} value */
const isPlain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const relative = new Set(['daysAgo', 'monthsAgo', 'yearsAgo', 'inDays', 'inMonths']);
/** @param {any} value */
const isRelative = (value) => {
  const keys = isPlain(value) ? Object.keys(value) : [];
  return keys.length > 0 && keys.every((key) => relative.has(key));
};

/** `null` takes a field away. @param {any} under @param {any} over */
function merged(under, over) {
  if (!isPlain(under) || !isPlain(over) || isRelative(over)) return over;
  const both = { ...under };
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete both[key];
    else both[key] = merged(under[key], value);
  }
  return both;
}

/** @param {any} value @param {string} today */
function withDays(value, today) {
  if (Array.isArray(value)) return value.map((item) => withDays(item, today));
  if (!isPlain(value)) return value;
  if (isRelative(value)) return relativeDay(value, today);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withDays(item, today)]),
  );
}
