import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

/**
 * @typedef {object} Cost
 * @property {number} cpuSeconds of the process and, where asked for, of those below it
 * @property {number} peakMb resident, since it was last forgotten; of the process itself
 * @property {number} nowMb resident now
 */

const ticksPerSecond = 100;
const kbPerMb = 1024;

/** Linux only: where there is no /proc, nothing is told. */
const canTellCosts = process.platform === 'linux';

/** @param {number} pid @param {{ withChildren?: boolean }} [how] @returns {Cost} */
function costOf(pid, { withChildren = false } = {}) {
  if (!canTellCosts) return { cpuSeconds: Number.NaN, peakMb: Number.NaN, nowMb: Number.NaN };
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kb = (/** @type {string} */ name) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]);
  const ticks = withChildren
    ? treeOf(pid).reduce((sum, { own, ended }) => sum + own + ended, 0)
    : (timesOf(pid)?.own ?? Number.NaN);
  return {
    cpuSeconds: ticks / ticksPerSecond,
    peakMb: kb('VmHWM') / kbPerMb,
    nowMb: kb('VmRSS') / kbPerMb,
  };
}

/** From here on the peak is counted anew. @param {number} pid */
function forgetPeak(pid) {
  if (canTellCosts) writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** @param {number} root */
function treeOf(root) {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => timesOf(Number(name)) ?? []);
  const tree = all.filter(({ pid }) => pid === root);
  for (let at = 0; at < tree.length; at += 1) {
    tree.push(...all.filter(({ parent }) => parent === tree[at].pid));
  }
  return tree;
}

/** In ticks; `ended`: of its children that have ended. @param {number} pid */
function timesOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const at = (/** @type {number} */ number) => Number(fields[number - 3]);
    return { pid, parent: at(4), own: at(14) + at(15), ended: at(16) + at(17) };
  } catch {
    return undefined;
  }
}

/** Costs by name; PostgreSQL's with those of its many processes. @param {Readonly<Record<string, number>>} pids */
export function costsOf(pids) {
  return mapped(pids, (pid, name) => costOf(pid, { withChildren: name === 'postgres' }));
}

/** @param {Readonly<Record<string, Cost>>} before @param {Readonly<Record<string, Cost>>} after @returns {Readonly<Record<string, Cost>>} */
export function differences(before, after) {
  return mapped(after, (cost, name) => ({
    ...cost,
    cpuSeconds: cost.cpuSeconds - (before[name]?.cpuSeconds ?? 0),
  }));
}

/** @param {Readonly<Record<string, number>>} pids */
export function forgetPeaks(pids) {
  for (const pid of Object.values(pids)) forgetPeak(pid);
}

/** @template From, To @param {Readonly<Record<string, From>>} record @param {(one: From, name: string) => To} to */
const mapped = (record, to) =>
  Object.fromEntries(Object.entries(record).map(([name, one]) => [name, to(one, name)]));
