import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Tries again until `attempt` succeeds; gives up with its last error.
 * @template T
 * @param {() => Promise<T>} attempt
 * @param {{ withinMs: number, everyMs?: number, giveUp?: () => Error | undefined, signal?: AbortSignal }} limits `giveUp` ends the wait at once
 * @returns {Promise<T>}
 */
export async function waitUntil(attempt, { withinMs, everyMs = 100, giveUp, signal }) {
  const end = performance.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      const hopeless = giveUp?.();
      if (hopeless) throw hopeless;
      if (performance.now() > end) throw error;
    }
    await sleep(everyMs);
  }
}
