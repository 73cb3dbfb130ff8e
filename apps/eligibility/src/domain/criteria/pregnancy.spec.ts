import { describe, expect, it } from '@jest/globals';
import type { PregnancyState } from '@waymark/contracts';
import { gestationNow } from './gestation-now.js';
import { judged, refused } from './judged.fixture.js';
import { pregnancyState } from './pregnancy-state.js';

describe('pregnancy now', () => {
  it.each<{ required: string; state: PregnancyState; is: string }>([
    { required: 'pregnant', state: 'pregnant', is: 'met' },
    { required: 'pregnant', state: 'planning', is: 'not-met' },
    { required: 'pregnant', state: 'not-pregnant', is: 'not-met' },
    { required: 'pregnant', state: 'not-known', is: 'not-known' },
    { required: 'not-pregnant', state: 'not-pregnant', is: 'met' },
    { required: 'not-pregnant', state: 'planning', is: 'met' },
    { required: 'not-pregnant', state: 'pregnant', is: 'not-met' },
    { required: 'planning-or-pregnant', state: 'planning', is: 'met' },
    { required: 'planning-or-pregnant', state: 'not-pregnant', is: 'not-met' },
  ])('required $required, is $state: $is', ({ required, state, is }) => {
    expect(judged(pregnancyState, { required }, { current: { state } }).outcome).toBe(is);
  });

  it('says where to go instead', () => {
    const settings = { required: 'not-pregnant', otherwise: 'fear-of-birth-pathway' };
    expect(judged(pregnancyState, settings, { current: { state: 'pregnant' } })).toEqual({
      outcome: 'not-met',
      seen: 'pregnant',
      because: 'Pregnant. Taken: not pregnant now.',
      redirectTo: 'fear-of-birth-pathway',
    });
  });
});

describe('weeks of pregnancy', () => {
  const from32 = { atLeastWeeks: 32 };
  const at = (settings: object, state: PregnancyState, dueOn?: string, about = false) =>
    judged(gestationNow, settings, {
      current: { state, ...(dueOn && { dueOn, dueCertainty: about ? 'about' : 'exact' }) },
    });

  it.each([
    { settings: from32, state: 'pregnant', due: '2027-01-17', is: 'met', until: undefined },
    { settings: from32, state: 'pregnant', due: '2027-01-18', is: 'not-yet', until: '2026-11-23' },
    { settings: from32, state: 'pregnant', due: undefined, is: 'not-known', until: undefined },
    { settings: from32, state: 'not-pregnant', due: undefined, is: 'met', until: undefined },
    { settings: from32, state: 'not-known', due: undefined, is: 'not-known', until: undefined },
    {
      settings: { atMostWeeks: 34 },
      state: 'pregnant',
      due: '2026-12-28',
      is: 'met',
      until: undefined,
    },
    {
      settings: { atMostWeeks: 34 },
      state: 'pregnant',
      due: '2026-12-27',
      is: 'not-met',
      until: undefined,
    },
  ] as const)('$settings, $state, due $due: $is', ({ settings, state, due, is, until }) => {
    const answer = at(settings, state, due);
    expect([answer.outcome, answer.until]).toEqual([is, until]);
  });

  it('asks for the due date where an estimate leaves it open', () => {
    expect(at(from32, 'pregnant', '2027-01-25', true)).toMatchObject({
      outcome: 'not-known',
      until: '2026-12-14',
    });
    expect(at({ atMostWeeks: 34 }, 'pregnant', '2026-12-27', true).outcome).toBe('not-known');
  });

  it('refuses a span that ends before it begins', () => {
    expect(refused(gestationNow, { atLeastWeeks: 34, atMostWeeks: 20 })).toContain('nobody');
  });
});
