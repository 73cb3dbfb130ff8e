import { describe, expect, it } from '@jest/globals';
import { REFERENCE } from '@waymark/contracts';
import { referenceFrom } from './reference.js';

describe('a reference', () => {
  it.each([
    { bytes: [0, 0, 0, 0, 0], is: 'WM-0000-0000' },
    { bytes: [255, 255, 255, 255, 255], is: 'WM-ZZZZ-ZZZZ' },
    { bytes: [0, 0, 0, 0, 1], is: 'WM-0000-0001' },
    { bytes: [8, 0, 0, 0, 0], is: 'WM-1000-0000' },
    { bytes: [0, 0, 0, 4, 32], is: 'WM-0000-0110' },
  ])('of $bytes is $is', ({ bytes, is }) => {
    expect(referenceFrom(Uint8Array.from(bytes))).toBe(is);
  });

  it('is one the contracts know, whatever the bytes', () => {
    for (let first = 0; first < 256; first += 1) {
      const bytes = Uint8Array.from([first, 255 - first, first ^ 90, (first * 7) % 256, first]);
      expect(referenceFrom(bytes)).toMatch(REFERENCE);
    }
  });

  it('differs where one bit differs', () => {
    const seen = new Set<string>();
    for (let bit = 0; bit < 40; bit += 1) {
      const bytes = new Uint8Array(5);
      bytes[Math.floor(bit / 8)] = 1 << (bit % 8);
      seen.add(referenceFrom(bytes));
    }
    expect(seen.size).toBe(40);
  });
});
