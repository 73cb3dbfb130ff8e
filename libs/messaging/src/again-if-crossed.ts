import { isPlanOutdated } from './plan-outdated.js';

const MOST_RUNS = 3;
const CROSSED = new Set(['40001', '40P01']);

/** Two transactions crossed each other's locks, or a table changed under a plan: rolled back whole, it is simply run again. */
export async function againIfCrossed<T>(
  run: () => Promise<T>,
  isCrossedToo: (error: unknown) => boolean = () => false,
): Promise<T> {
  for (let times = 1; ; times += 1) {
    try {
      return await run();
    } catch (error) {
      if (times >= MOST_RUNS || !(isCrossed(error) || isCrossedToo(error))) throw error;
    }
  }
}

const isCrossed = (error: unknown): boolean =>
  error instanceof Error &&
  (isPlanOutdated(error) || ('code' in error && CROSSED.has(String(error.code))));
