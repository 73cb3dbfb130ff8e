import { describe, expect, it } from '@jest/globals';
import type { SafetySign, Urgency } from '@waymark/contracts';
import { aForm } from './a-form.fixture.js';
import { isUrgent } from './urgency.js';

describe('urgency', () => {
  it.each<{ signs: SafetySign[]; urgency: Urgency; is: boolean }>([
    { signs: [], urgency: 'not-asked', is: false },
    { signs: ['severe-insomnia'], urgency: 'not-asked', is: false },
    { signs: ['unwanted-intrusive-thoughts'], urgency: 'not-asked', is: false },
    { signs: ['suicidal-plan'], urgency: 'not-asked', is: true },
    { signs: ['suicidal-plan'], urgency: 'not-urgent', is: true },
    { signs: ['pervasive-guilt-hopelessness'], urgency: 'not-urgent', is: false },
    { signs: [], urgency: 'call-now', is: true },
    { signs: ['severe-insomnia'], urgency: 'within-48-hours', is: true },
  ])('signs $signs, answered $urgency: $is', ({ signs, urgency, is }) => {
    expect(isUrgent(aForm({ safety: { signs, urgency } }))).toBe(is);
  });

  it('is asked for by an answer about self-harm that nobody has judged', () => {
    const scores = [{ measure: 'EPDS', total: 9, selfHarmItem: 1 }] as const;
    expect(isUrgent(aForm({ need: { scores } }))).toBe(true);
    expect(isUrgent(aForm({ need: { scores }, safety: { urgency: 'not-urgent' } }))).toBe(false);
  });
});
