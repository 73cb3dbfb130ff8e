import { ms, number, table } from './words.mjs';

/** @param {import('./report.mjs').Results} results */
export function pages({ pages: found }) {
  if (!found || found.length === 0) return [];
  return [
    '## Pages',
    'Asked for one after the other by somebody who is signed in, with everything that the services do for it; CPU is the site’s own.',
    table(
      ['Page', 'Rows', 'p50', 'p95', 'HTML, gzipped', 'CPU'],
      found.map(({ name, rows, answerMs, kbGzipped, cpuMs }) => [
        name,
        rows > 1 ? number(rows - 1) : '',
        ms(answerMs.p50),
        ms(answerMs.p95),
        `${number(kbGzipped, 1)} KB`,
        `${number(cpuMs, 1)} ms`,
      ]),
    ),
  ];
}
