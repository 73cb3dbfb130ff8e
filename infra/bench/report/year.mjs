import { ms, number, table, times } from './words.mjs';

/**
 * @typedef {object} Year
 * @property {import('../measures/saturated.mjs').Round} floor
 * @property {import('../measures/saturated.mjs').Round} year
 * @property {number} women
 * @property {number} referrals
 * @property {string} opening
 */

/** @param {Year} year @returns {string} Markdown */
export function yearReport({ floor, year, women, referrals, opening }) {
  const seconds = year.referrals / year.perSecond;
  const wanted = women / floor.perSecond;
  return [
    '# A national year',
    opening,
    `${number(women)} women, ${number(referrals)} referrals (some women are referred twice), in a realistic mix of areas, pathways and states; ${number(year.referrals)} of them were sent.`,
    table(
      ['What', 'Wanted', 'Measured'],
      [
        [
          'until all were routed and told of',
          `≤ ${number(wanted, 1)} s`,
          `${number(seconds, 1)} s`,
        ],
        ['a second', `≥ ${number(floor.perSecond)} (the floor)`, number(year.perSecond)],
        ['in the floor’s rate', '≥ 1 ×', times(year.perSecond / floor.perSecond)],
        ['CPU a referral', '', `${number(year.cpuMsEach, 2)} ms`],
        ['accepted, p99', '', ms(year.acceptMs.p99)],
      ],
    ),
  ]
    .join('\n\n')
    .concat('\n');
}
