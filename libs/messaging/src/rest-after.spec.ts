import { describe, expect, it } from '@jest/globals';
import { restAfter } from './rest-after.js';

describe('the rest between two batches that are not full', () => {
  it.each([
    { tookMs: 0, leastMs: 10, is: 10 },
    { tookMs: 12, leastMs: 10, is: 10 },
    { tookMs: 12, leastMs: 0, is: 6 },
    { tookMs: 90, leastMs: 10, is: 45 },
    { tookMs: 5_000, leastMs: 10, is: 100 },
    { tookMs: 5_000, leastMs: 250, is: 250 },
  ])('after $tookMs ms, at least $leastMs ms: $is ms', ({ tookMs, leastMs, is }) => {
    expect(restAfter(tookMs, leastMs)).toBe(is);
  });
});
