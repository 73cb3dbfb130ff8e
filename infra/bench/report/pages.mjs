import { ms, number, table } from './words.mjs';

/** @param {import('./report.mjs').Results} results */
export function pages({ pages: found }) {
  if (!found || found.length === 0) return [];
  return [
    '## Pages',
    'Asked for one after the other by somebody who is signed in, the last one by nobody, with everything that the services do for it; CPU is the site’s own.',
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

/** @param {NonNullable<import('./report.mjs').Results['pages']>} found @returns {readonly import('./reached.mjs').Reached[]} */
export function pagesReached(found) {
  const [worklist] = found;
  if (!worklist) return [];
  const slowest = Math.max(...found.map(({ answerMs }) => answerMs.p95));
  const heaviest = Math.max(...found.map(({ kbGzipped }) => kbGzipped));
  return [
    {
      what: 'Slowest page p95, heaviest',
      wanted: '≤ 50 ms, ≤ 60 KB',
      measured: `${ms(slowest)}, ${number(heaviest)} KB`,
      is: slowest <= 50 && heaviest <= 60,
    },
    {
      what: 'A worklist, CPU of the site',
      wanted: '≤ 10 ms',
      measured: ms(worklist.cpuMs),
      is: worklist.cpuMs <= 10,
    },
  ];
}
