import { rows } from './growth.mjs';
import { number, table, times } from './words.mjs';

/** @typedef {Awaited<ReturnType<typeof import('../growth/growth.mjs').measureHot>>} Hot */

/** @param {Hot & { opening: string }} what @returns {string} Markdown */
export function hotReport({ before, after, sizes, opening }) {
  const all = sizes.reduce((sum, { gigabytes }) => sum + gigabytes, 0);
  return [
    '# What growth of the hot tables changes',
    opening,
    `The same line before and after the hot tables alone held ${number(after.stored)} referrals more: those in which each new referral looks up or writes by a key that does not sort by time. With them the line does ${times(after.saturated.perSecond / before.saturated.perSecond)} the rate.`,
    rows([before, after], 'In the hot tables', ({ stored }) => stored, false),
    '## The hot tables',
    `Together ${number(all, 1)} GB, with their indexes.`,
    table(
      ['Table', 'Rows', 'Size'],
      sizes.map(({ service, table: name, rows: count, gigabytes }) => [
        `${service}: ${name}`,
        number(count),
        `${number(gigabytes, 2)} GB`,
      ]),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}
