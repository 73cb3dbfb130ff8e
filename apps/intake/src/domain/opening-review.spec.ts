import { describe, expect, it } from '@jest/globals';
import { reviewBy, reviewProblems } from './opening-review.js';

describe('an opening', () => {
  it.each([
    ['2026-11-26T21:00:00Z', '2026-12-01', 'a Thursday: Friday, Monday, Tuesday'],
    ['2026-11-28T09:00:00Z', '2026-12-03', 'a Saturday counts as Monday'],
    ['2026-12-24T09:00:00Z', '2026-12-31', 'bank holidays do not count'],
    ['2026-06-30T23:30:00Z', '2026-07-06', 'by the London day'],
  ])('of %s is looked at by %s (%s)', (at, day) => {
    expect(reviewBy(new Date(at))).toBe(day);
  });

  it('is found not in order only with words, at least ten characters', () => {
    const rules = (words?: string) => [
      ...reviewProblems({ verdict: 'not-in-order', ...(words !== undefined && { words }) }),
    ];
    expect(rules().map(({ field, rule }) => [field, rule])).toEqual([['words', 'say-what']]);
    expect(rules('   no    ')).toHaveLength(1);
    expect(rules('Spoken with them today.')).toEqual([]);
    expect([...reviewProblems({ verdict: 'in-order' })]).toEqual([]);
  });
});
