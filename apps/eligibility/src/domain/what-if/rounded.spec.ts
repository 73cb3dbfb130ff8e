import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KEYS, rounded } from './rounded.js';

const key = fc.nat(KEYS - 1);
const sum = (keys: readonly number[]): number => keys.reduce((so, one) => so + one, 0);
const many = Array.from({ length: 1_000 }, (_, nth) => Math.floor((nth * KEYS) / 1_000));
const mean = (counts: readonly number[]): number => sum(counts) / counts.length;

describe('how a count is rounded', () => {
  it.each([
    { count: 0, is: [0] },
    { count: 5, is: [5] },
    { count: 6, is: [5, 10] },
    { count: 9, is: [5, 10] },
    { count: 40, is: [40] },
    { count: 41, is: [40, 45] },
  ])('$count is told as $is', ({ count, is }) => {
    const told = new Set(many.map((keys) => rounded(count, keys)));
    expect([...told].sort((one, other) => one - other)).toEqual(is);
  });

  it('is right on the average, so that rows still add up, nearly', () => {
    for (const count of [6, 7, 8, 9, 63, 1_234]) {
      expect(mean(many.map((keys) => rounded(count, keys)))).toBeCloseTo(count, 1);
    }
  });

  it('is the same for the same people, however often they are asked for and in whatever order', () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 5, maxLength: 60 }), (keys) => {
        const told = rounded(keys.length, sum(keys));
        expect(rounded(keys.length, sum(keys.toReversed()))).toBe(told);
      }),
    );
  });

  it('draws anew where one person is more: no step of five says where the exact count is', () => {
    // 62 and 63 people, of two what-ifs that differ by one: to the nearest five that would always be 60 and 65.
    const pairs = many.flatMap((without) =>
      [7, 20_011, 47_777].map((hers) => [
        rounded(62, without),
        rounded(63, (without + hers) % KEYS),
      ]),
    );
    const steps = new Set(pairs.map(([one = 0, other = 0]) => other - one));
    expect([...steps].sort((one, other) => one - other)).toEqual([-5, 0, 5]);
  });
});
