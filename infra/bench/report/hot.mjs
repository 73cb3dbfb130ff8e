import { rows } from './growth.mjs';
import { number, table, times } from './words.mjs';

/** @typedef {Awaited<ReturnType<typeof import('../growth/growth.mjs').measureHot>>} Hot */

/** @param {Hot & { opening: string }} what @returns {string} Markdown */
export function hotReport({ small, grown, opening }) {
  const { sizes } = grown;
  const all = sizes.reduce((sum, { gigabytes }) => sum + gigabytes, 0);
  return [
    '# What growth of the hot tables changes',
    opening,
    `The same measures where the hot tables alone held ${number(grown.stored)} referrals, and where all tables held ${number(small.stored)}. Hot are those that each new referral looks up or writes in, and that keep a row or more of every referral. With them grown the line does ${times(grown.saturated.perSecond / small.saturated.perSecond)} the rate.`,
    rows([small, grown], 'In the hot tables', ({ stored }) => stored, false),
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
