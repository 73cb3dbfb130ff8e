import { describe, expect, it } from '@jest/globals';
import { decileOf } from './deprivation.js';

describe('the deprivation decile of a rank', () => {
  it.each([
    { rank: 1, index: 2019, is: 1 },
    { rank: 3_284, index: 2019, is: 1 },
    { rank: 3_285, index: 2019, is: 2 },
    { rank: 16_422, index: 2019, is: 5 },
    { rank: 16_423, index: 2019, is: 6 },
    { rank: 29_559, index: 2019, is: 9 },
    { rank: 29_560, index: 2019, is: 10 },
    { rank: 32_844, index: 2019, is: 10 },
    { rank: 32_845, index: 2019, is: undefined },
    { rank: 3_375, index: 2025, is: 1 },
    { rank: 3_376, index: 2025, is: 2 },
    { rank: 33_755, index: 2025, is: 10 },
    { rank: 33_756, index: 2025, is: undefined },
    { rank: 0, index: 2025, is: undefined },
    { rank: 1.5, index: 2025, is: undefined },
    { rank: Number.NaN, index: 2025, is: undefined },
  ] as const)('$rank of $index is $is', ({ rank, index, is }) => {
    expect(decileOf(rank, index)).toBe(is);
  });
});
