import { pagesReached } from './pages.mjs';
import { whatIfReached } from './what-if.mjs';
import { ratioToFloor } from './report.mjs';
import { megabytes, ms, number, percent, times } from './words.mjs';

/** @typedef {{ what: string, wanted: string, measured: string, is: boolean }} Reached */

const own = ['intake', 'eligibility', 'routing', 'notification', 'operations', 'web'];
const perSecondOnOneCore = 100_000;

/**
 * What design and issue ask for, beside what was measured.
 * @param {import('./report.mjs').Results} results
 * @returns {readonly Reached[]}
 */
export function reached(results) {
  const { rounds, steady, backlog, preCheck, pages = [], assess, geography, idle } = results;
  const { rate, linePerSecond } = ratioToFloor(rounds);
  const loaded = rounds.find(({ of }) => of === 'line');
  /** @type {Reached[]} */
  const rows = [];
  const add = (
    /** @type {string} */ what,
    /** @type {string} */ wanted,
    /** @type {string} */ measured,
    /** @type {boolean} */ is,
  ) => rows.push({ what, wanted, measured, is });

  if (Number.isFinite(rate)) add('Rate, in the floor’s', '≥ 1 ×', times(rate), rate >= 1);
  if (steady) {
    const { p50, p99 } = steady.toldMs;
    const measured = `p50 ${ms(p50)}, p99 ${ms(p99)}`;
    add(
      `At ${steady.perSecond} a second: on the worklist and planned`,
      'p50 ≤ 150 ms, p99 ≤ 1 s',
      measured,
      p50 <= 150 && p99 <= 1_000,
    );
  }
  if (backlog && Number.isFinite(linePerSecond)) {
    const share = backlog.perSecond / linePerSecond;
    add('Backlog, in the saturated rate', '≥ 80 %', percent(share), share >= 0.8);
  }
  if (backlog) {
    const longest = Math.max(...backlog.urgentRoutedMs);
    add('Urgent during the backlog, routed', '≤ 2 s', ms(longest), longest <= 2_000);
  }
  if (preCheck) {
    const { p50, p95 } = preCheck.answerMs;
    const bare = `an answer without work ${ms(preCheck.bareMs.p95)}`;
    const measured = `p50 ${ms(p50)}, p95 ${ms(p95)} (${bare})`;
    add(`${preCheck.perSecond} pre-checks a second`, 'p95 ≤ 20 ms', measured, p95 <= 20);
  }
  rows.push(...pagesReached(pages));
  if (assess) {
    const { judgementsPerSecond: mean, undisturbedPerSecond: best } = assess;
    add(
      'Assessments on one core',
      '≥ 100,000 /s',
      `${number(best)} /s undisturbed, ${number(mean)} /s in all`,
      best >= perSecondOnOneCore,
    );
  }
  if (geography) {
    const { seconds, peakMb } = geography.whole;
    const measured = `${number(seconds)} s, ${megabytes(peakMb)}`;
    const is = seconds <= 180 && peakMb <= 300;
    add(`Loading ${number(geography.rows)} postcodes`, '≤ 3 min, ≤ 300 MB', measured, is);
  }
  rows.push(...whatIfReached(results));
  if (idle) {
    const most = Math.max(...own.map((name) => idle.memoryMb[name]));
    add('Memory of a service, idle', '≤ 160 MB', megabytes(most), most <= 160);
  }
  if (loaded) {
    const most = Math.max(...own.map((name) => loaded.costs[name]?.peakMb ?? 0));
    add('Memory of a service, under load', '≤ 512 MB', megabytes(most), most <= 512);
  }
  if (idle) {
    const all = own.reduce((sum, name) => sum + idle.cpuShare[name], 0);
    add('CPU of all services, idle, of one core', '≤ 5 %', percent(all), all <= 0.05);
  }
  return rows;
}
