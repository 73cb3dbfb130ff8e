import { megabytes, ms, number, table } from './words.mjs';

/** @param {import('./report.mjs').Results} results */
export function whatIf({ whatIf: found }) {
  if (!found) return [];
  const { past, seconds, perSecond, peakMb, judged, moved, longestSilenceMs, cancelledWithinMs } =
    found;
  const { threads, postgres } = found.cpuSeconds;
  const twoFree = (threads + postgres) / 2;
  return [
    '## A draft of criteria, tried on past referrals',
    table(
      ['Referrals', 'Time', 'Referrals a second', 'Memory at most'],
      [[number(past), `${number(seconds, 1)} s`, number(perSecond), megabytes(peakMb)]],
    ),
    `Stored referrals of every area, read from PostgreSQL and judged by the criteria in force and by the draft on two threads. ${number(judged)} may belong to the draft's service, and the answer of ${number(moved)} changes, for whom every other service is judged too. CPU: ${number(threads, 1)} s of the threads and ${number(postgres, 1)} s of PostgreSQL, ${number(twoFree, 1)} s on two cores that are free. Progress was never silent for more than ${ms(longestSilenceMs)}; cancelled in the middle, all had stopped within ${ms(cancelledWithinMs)}.`,
  ];
}

const wantedForAMillion = 60;

/** @param {import('./report.mjs').Results} results @returns {readonly import('./reached.mjs').Reached[]} */
export function whatIfReached({ whatIf: found }) {
  if (!found) return [];
  const { past, seconds } = found;
  const wanted = wantedForAMillion * (past / 1_000_000);
  return [
    {
      what: `A draft on ${number(past)} past referrals`,
      wanted: `≤ ${number(wanted)} s`,
      measured: `${number(seconds, 1)} s`,
      is: seconds <= wanted,
    },
  ];
}
