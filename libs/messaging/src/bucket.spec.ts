import { describe, expect, it } from '@jest/globals';
import { bucketOf } from './bucket.js';

describe('a bucket', () => {
  // If these change, rows written before are relayed beside rows written after, and may be overtaken.
  it.each([
    ['6f9619ff-8b86-4011-b42d-00c04fc964ff', 1],
    ['cw-loss', 9],
    ['', 5],
  ])('of %j is %i, for ever', (subject, bucket) => {
    expect(bucketOf(subject)).toBe(bucket);
  });

  it('is one of 16, and all are used', () => {
    const used = new Set(Array.from({ length: 1_000 }, (_, n) => bucketOf(`subject-${n}`)));
    expect([...used].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, n) => n));
  });
});
