import { plot } from './plot.mjs';
import { ms, number, table } from './words.mjs';

/** @typedef {Awaited<ReturnType<typeof import('../growth/growth.mjs').measureGrowth>>} Growth */

/** @param {{ growth: Growth, opening: string, plotFile: string }} what @returns {string} Markdown */
export function growthReport({ growth, opening, plotFile }) {
  return [
    '# What growth changes',
    opening,
    '## With more referrals stored',
    'Copies of referrals that had gone the whole way, with ids of their own, in every table of every service, one in fifty of them open still; then the same measures.',
    rows(growth.stored, 'Stored', ({ stored }) => stored, true),
    `![Rate and latency with more stored](${plotFile})`,
    '## With more instances of each consumer',
    'All on the same cores, so this shows what sharing costs, not what more machines bring.',
    rows(growth.instances, 'Instances', ({ instances }) => instances, false),
  ]
    .join('\n\n')
    .concat('\n');
}

/** @param {Growth['stored']} found @param {string} first @param {(grown: Growth['stored'][number]) => number} of @param {boolean} withPages */
export function rows(found, first, of, withPages) {
  return table(
    [
      first,
      'Saturated, a second',
      'CPU ms a referral',
      'of it PostgreSQL',
      'At 50 a second: p50',
      'p99',
      ...(withPages ? ['Worklist p95', 'Databases'] : []),
    ],
    found.map((grown) => {
      const { saturated, steady, pages, gigabytes } = grown;
      const database = (saturated.costs.postgres.cpuSeconds * 1000) / saturated.referrals;
      return [
        number(of(grown)),
        number(saturated.perSecond),
        number(saturated.cpuMsEach, 2),
        number(database, 2),
        ms(steady.toldMs.p50),
        ms(steady.toldMs.p99),
        ...(withPages
          ? [ms(pages?.[0]?.answerMs.p95 ?? NaN), `${number(gigabytes ?? NaN, 1)} GB`]
          : []),
      ];
    }),
  );
}

/** @param {Growth} growth */
export const growthPlot = ({ stored }) =>
  plot({
    title: 'With more referrals stored',
    xTitle: 'referrals stored, as a power of ten',
    yTitle: 'a second (saturated) · ms (p50 at 50 a second)',
    curves: [
      {
        name: 'saturated, a second',
        colour: '#005eb8',
        points: stored.map(({ stored: n, saturated }) => ({
          x: Math.log10(n),
          y: saturated.perSecond,
        })),
      },
      {
        name: 'p50 at 50 a second, ms',
        colour: '#d4351c',
        dashed: true,
        points: stored.map(({ stored: n, steady }) => ({ x: Math.log10(n), y: steady.toldMs.p50 })),
      },
    ],
  });
