import { describe, expect, it } from '@jest/globals';
import { SPELLINGS, type Spelling } from '@waymark/contracts';
import fc from 'fast-check';
import { NOTHING, respelt } from './respelt.js';

interface Case {
  readonly as: Spelling;
  readonly from: unknown;
  readonly is: unknown;
}

describe('the same thing, written differently', () => {
  it.each<Case>([
    { as: 'trimmed', from: ' north-hub\u200b\0', is: 'north-hub' },
    { as: 'trimmed', from: 'north-hub', is: undefined },
    { as: 'trimmed', from: 3, is: undefined },
    { as: 'as-number', from: '34', is: 34 },
    { as: 'as-number', from: '-1.5', is: -1.5 },
    { as: 'as-number', from: '0034', is: undefined },
    { as: 'as-number', from: '1e3', is: undefined },
    { as: 'as-number', from: 'about 34', is: undefined },
    { as: 'as-number', from: 34, is: undefined },
    { as: 'as-text', from: 34, is: '34' },
    { as: 'as-text', from: false, is: 'false' },
    { as: 'as-text', from: null, is: undefined },
    { as: 'as-truth-value', from: 'true', is: true },
    { as: 'as-truth-value', from: 'false', is: false },
    { as: 'as-truth-value', from: 'yes', is: undefined },
    { as: 'as-list', from: 'birth', is: ['birth'] },
    { as: 'as-list', from: ['birth'], is: undefined },
    { as: 'as-list', from: null, is: undefined },
    { as: 'lower-case', from: 'North-Hub', is: 'north-hub' },
    { as: 'lower-case', from: 'She said No', is: undefined },
    { as: 'upper-case', from: 'e54000001', is: 'E54000001' },
    { as: 'as-utc', from: '2026-07-01T00:30:00+01:00', is: '2026-06-30T23:30:00.000Z' },
    { as: 'as-utc', from: '2026-07-01', is: undefined },
    { as: 'as-utc', from: '2026-02-31T10:00:00', is: undefined },
    { as: 'left-out', from: null, is: NOTHING },
    { as: 'left-out', from: '', is: undefined },
    { as: 'left-out', from: 'yes', is: undefined },
  ])('$from $as is $is', ({ as, from, is }) => {
    expect(respelt(from, as)).toEqual(is);
  });

  // What everybody who reads both would take for the same.
  const meaning = (value: unknown): string =>
    String(Array.isArray(value) ? value[0] : value)
      .replace(/[\s\0\u200b\ufeff]/g, '')
      .toLowerCase();

  it('says the same, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.integer().map(String)),
        fc.constantFrom(...SPELLINGS.filter((as) => as !== 'as-utc')),
        (value, as) => {
          const after = respelt(value, as);
          if (after !== undefined) expect(meaning(after)).toBe(meaning(value));
        },
      ),
    );
  });
});
