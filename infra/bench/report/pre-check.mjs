import { ms, number, table } from './words.mjs';

/** @param {import('./report.mjs').Results} results */
export function preCheck({ preCheck: found }) {
  if (!found) return [];
  const { perSecond, asked, answerMs, bareMs, withoutRouting, answerKb, cpuMsEach } = found;
  return [
    `## ${perSecond} pre-checks a second`,
    table(
      ['Answered in', 'p50', 'p95', 'p99', 'Longest'],
      [
        row(`${number(asked)} pre-checks`, answerMs),
        row('`GET /health/live` of the same service, meanwhile', bareMs),
      ],
    ),
    `An answer is ${number(answerKb, 1)} KB: every candidate service with every line, and what routing would do; ${number(withoutRouting)} came without routing's part. CPU for one: eligibility ${number(cpuMsEach.eligibility, 2)} ms, routing ${number(cpuMsEach.routing, 2)} ms.`,
  ];
}

/** @param {string} what @param {ReturnType<typeof import('../load/quantiles.mjs').spread>} spread */
const row = (what, { p50, p95, p99, most }) => [what, ms(p50), ms(p95), ms(p99), ms(most)];
