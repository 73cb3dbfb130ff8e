import { setTimeout as pause } from 'node:timers/promises';

interface Patience {
  readonly withinMs?: number;
  readonly everyMs?: number;
}

/**
 * Waits until `look` gives a value (not undefined, null or false) without throwing, and returns it.
 * The sentence, and what was seen last, are the failure message.
 */
export async function eventually<T>(
  sentence: string,
  look: () => T | Promise<T>,
  { withinMs = 10_000, everyMs = 50 }: Patience = {},
): Promise<Exclude<T, undefined | null | false>> {
  const until = performance.now() + withinMs;
  for (;;) {
    const seen = await attempt(look);
    if (seen.found) return seen.value;
    if (performance.now() >= until) {
      const lately = `it was not so within ${withinMs} ms; seen last: ${seen.shown}`;
      throw new Error(`${sentence}: ${lately}`, { cause: seen.error });
    }
    await pause(everyMs);
  }
}

type Seen<T> =
  | { readonly found: true; readonly value: Exclude<T, undefined | null | false> }
  | { readonly found: false; readonly shown: string; readonly error?: unknown };

async function attempt<T>(look: () => T | Promise<T>): Promise<Seen<T>> {
  try {
    const value = await look();
    if (value === undefined || value === null || value === false) {
      return { found: false, shown: String(value) };
    }
    return { found: true, value: value as Exclude<T, undefined | null | false> };
  } catch (error) {
    return { found: false, shown: error instanceof Error ? error.message : String(error), error };
  }
}
