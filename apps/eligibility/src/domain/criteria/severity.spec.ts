import { describe, expect, it } from '@jest/globals';
import type { FunctionalImpact, NeedLevel } from '@waymark/contracts';
import { belowSpecialistThreshold } from './below-specialist-threshold.js';
import { impactOfEarlierLoss } from './impact-of-earlier-loss.js';
import { judged } from './judged.fixture.js';
import { severity } from './severity.js';

const hub = ['moderate', 'severe'];

describe('how severe the need is', () => {
  it.each<{ accepts: string[]; level: NeedLevel; impact: FunctionalImpact; is: string }>([
    { accepts: hub, level: 'moderate', impact: 'some', is: 'met' },
    { accepts: hub, level: 'severe', impact: 'marked', is: 'met' },
    { accepts: hub, level: 'mild', impact: 'some', is: 'not-met' },
    { accepts: hub, level: 'mild', impact: 'marked', is: 'met' },
    { accepts: hub, level: 'complex', impact: 'some', is: 'met' },
    { accepts: hub, level: 'not-known', impact: 'marked', is: 'not-known' },
    { accepts: ['severe'], level: 'moderate', impact: 'marked', is: 'not-met' },
    { accepts: ['severe'], level: 'complex', impact: 'marked', is: 'met' },
    { accepts: ['mild', 'moderate'], level: 'complex', impact: 'some', is: 'not-met' },
    { accepts: ['mild', 'moderate'], level: 'severe', impact: 'some', is: 'not-met' },
    { accepts: ['distress', ...hub], level: 'mild', impact: 'little', is: 'met' },
    { accepts: ['distress', ...hub], level: 'not-known', impact: 'not-known', is: 'met' },
  ])('taken $accepts, level $level, impact $impact: $is', ({ accepts, level, impact, is }) => {
    expect(judged(severity, { accepts }, { need: { level, impact } }).outcome).toBe(is);
  });

  it('says why a mild level with marked effect counts as moderate', () => {
    expect(
      judged(severity, { accepts: hub }, { need: { level: 'mild', impact: 'marked' } }).because,
    ).toBe(
      'The need is mild, with marked effect on daily life, so moderate. Taken: moderate or severe need.',
    );
  });
});

describe('how much an earlier loss weighs', () => {
  it.each<{ level: NeedLevel; is: string }>([
    { level: 'mild', is: 'not-met' },
    { level: 'moderate', is: 'met' },
    { level: 'complex', is: 'met' },
    { level: 'not-known', is: 'not-known' },
  ])('$level: $is', ({ level, is }) => {
    const need = { earlierLossImpact: level };
    expect(judged(impactOfEarlierLoss, { accepts: hub }, { need }).outcome).toBe(is);
  });
});

describe('below the specialist threshold', () => {
  it.each([
    { need: { level: 'moderate' }, is: 'met' },
    { need: { level: 'severe' }, is: 'not-met' },
    { need: { level: 'not-known' }, is: 'not-known' },
    { need: { level: 'mild', conditions: ['psychosis'] }, is: 'not-met' },
    { need: { level: 'mild', psychiatricNeedNow: 'yes' }, is: 'not-met' },
    { need: { level: 'mild', psychiatricNeedNow: 'not-known' }, is: 'not-known' },
  ] as const)('$need: $is', ({ need, is }) => {
    expect(judged(belowSpecialistThreshold, { required: true }, { need }).outcome).toBe(is);
  });
});
