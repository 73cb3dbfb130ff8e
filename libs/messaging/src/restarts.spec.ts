import { describe, expect, it } from '@jest/globals';
import { Restarts } from './restarts.js';

/** Restarts one after the other, each as soon as it may; how long until there were too many. */
function secondsUntilTooMany(betweenMs: number): number {
  let now = 0;
  const restarts = new Restarts(() => now);
  for (let wait = restarts.next(); wait !== undefined; wait = restarts.next()) {
    now += wait + betweenMs;
    if (now > 3_600_000) return Infinity;
  }
  return now / 1_000;
}

describe('a consumer that crashed', () => {
  it('starts again almost at once the first time, and later the more often it crashes', () => {
    const restarts = new Restarts(() => 0);
    const pauses = Array.from({ length: 9 }, () => restarts.next());
    expect(pauses).toEqual([50, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  });

  it('outlasts a coordinator that refuses it at once for a minute', () => {
    expect(secondsUntilTooMany(300)).toBeGreaterThan(60);
  });

  it('is given up within ten minutes where nothing helps', () => {
    expect(secondsUntilTooMany(300)).toBeLessThan(600);
  });

  it('is never given up because a broker is away, which takes half a minute to notice', () => {
    expect(secondsUntilTooMany(30_000)).toBe(Infinity);
  });
});
