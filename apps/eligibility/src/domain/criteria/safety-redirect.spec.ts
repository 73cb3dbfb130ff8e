import { describe, expect, it } from '@jest/globals';
import type { SafetyFacts } from '@waymark/contracts';
import { judged, refused } from './judged.fixture.js';
import { safetyRedirect } from './safety-redirect.js';

const settings = {
  signs: ['psychosis-suspected'],
  urgency: ['within-48-hours'],
  to: 'crisis-4h',
};
const CALL = 'Telephone the crisis team (within 4 hours) now';

describe('urgent need that the page sends elsewhere first', () => {
  it.each<{ what: string; safety: Partial<SafetyFacts>; calls: boolean }>([
    { what: 'nothing', safety: {}, calls: false },
    { what: 'the sign', safety: { signs: ['psychosis-suspected'] }, calls: true },
    {
      what: 'the sign, said to be not urgent',
      safety: { signs: ['psychosis-suspected'], urgency: 'not-urgent' },
      calls: false,
    },
    { what: 'another sign', safety: { signs: ['severe-insomnia'] }, calls: false },
    { what: 'need within 48 hours', safety: { urgency: 'within-48-hours' }, calls: true },
    { what: 'a call now, which it does not name', safety: { urgency: 'call-now' }, calls: false },
    { what: 'signs not asked about', safety: { signsAsked: false }, calls: false },
  ])('$what: a call $calls, and never a no', ({ safety, calls }) => {
    const answer = judged(safetyRedirect, settings, { safety });
    expect([answer.outcome, answer.because.includes(CALL)]).toEqual(['met', calls]);
  });

  it('says that the referral goes on', () => {
    const safety = { signs: ['psychosis-suspected'] } as const;
    expect(judged(safetyRedirect, settings, { safety }).because).toBe(
      'Seen: suspected psychosis. Telephone the crisis team (within 4 hours) now; this referral goes on beside the call. Rule: the crisis team (within 4 hours) first for suspected psychosis or need of help within 48 hours.',
    );
  });

  it.each<{ what: string; safety: Partial<SafetyFacts>; says: string }>([
    { what: 'nothing', safety: {}, says: 'Nothing urgent was seen.' },
    {
      what: 'the sign, said to be not urgent',
      safety: { signs: ['psychosis-suspected'], urgency: 'not-urgent' },
      says: 'Nothing urgent was seen.',
    },
    {
      what: 'a call now, which it does not name',
      safety: { urgency: 'call-now' },
      says: 'None of what the page names was seen.',
    },
    {
      what: 'a sign that it does not name',
      safety: { signs: ['suicidal-plan'] },
      says: 'None of what the page names was seen.',
    },
  ])('$what: $says', ({ safety, says }) => {
    const { because } = judged(safetyRedirect, settings, { safety });
    expect(because.startsWith(says)).toBe(true);
  });

  it('refuses a rule about nothing, and a place that is not for urgent need', () => {
    expect(refused(safetyRedirect, { ...settings, signs: [], urgency: [] })).toContain('name what');
    expect(refused(safetyRedirect, { ...settings, to: 'charity' })).toContain('to');
  });
});
