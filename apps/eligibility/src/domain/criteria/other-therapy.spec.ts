import { describe, expect, it } from '@jest/globals';
import { judged, refused } from './judged.fixture.js';
import { otherTherapy } from './other-therapy.js';

describe('another therapy under way', () => {
  it.each([
    { takes: 'none', answer: 'no', is: 'met' },
    { takes: 'none', answer: 'yes', is: 'not-met' },
    { takes: 'none', answer: 'not-known', is: 'not-known' },
    { takes: 'ask', answer: 'no', is: 'met' },
    { takes: 'ask', answer: 'yes', is: 'not-published' },
    { takes: 'ask', answer: 'not-known', is: 'not-known' },
  ] as const)('taken $takes, under way $answer: $is', ({ takes, answer, is }) => {
    expect(judged(otherTherapy, { takes }, { need: { currentTherapy: answer } }).outcome).toBe(is);
  });

  it('says what was asked, seen and taken', () => {
    expect(judged(otherTherapy, { takes: 'none' }, { need: { currentTherapy: 'yes' } })).toEqual({
      outcome: 'not-met',
      seen: 'yes',
      because: 'Another therapy is under way. Rule: people who are in no other therapy.',
    });
  });

  it('refuses another setting', () => {
    expect(refused(otherTherapy, { takes: 'some' })).toContain('takes');
    expect(refused(otherTherapy, {})).toContain('takes');
  });
});
