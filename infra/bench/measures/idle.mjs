import { setTimeout as sleep } from 'node:timers/promises';
import { costsOf, differences } from '../process-costs.mjs';

/** What a start leaves behind (compiling, joining groups) is over by then. */
const settleMs = 20_000;
const watchedMs = 20_000;

/**
 * Nothing is sent: what each process keeps in memory, and what it spends on waiting.
 * @param {import('../line/line.mjs').Line} line
 */
export async function measureIdle(line) {
  await sleep(settleMs);
  const pids = line.pids();
  const before = costsOf(pids);
  const started = performance.now();
  await sleep(watchedMs);
  const seconds = (performance.now() - started) / 1000;
  const after = costsOf(pids);
  const spent = differences(before, after);
  return {
    startMs: { ...line.startMs },
    memoryMb: mapped(after, ({ nowMb }) => nowMb),
    cpuShare: mapped(spent, ({ cpuSeconds }) => cpuSeconds / seconds),
  };
}

/** @template T @param {Readonly<Record<string, T>>} record @param {(one: T) => number} to */
const mapped = (record, to) =>
  Object.fromEntries(Object.entries(record).map(([name, one]) => [name, to(one)]));
