import { describe, expect, it } from '@jest/globals';
import { isTargetStep, TARGET_BOUNDS, TARGET_STEPS, type OwnTarget } from '@waymark/contracts';
import { STEP_LIMITS } from './clock.js';
import { nationalTarget, ownTargetOn, targetsOn } from './step-targets.js';

const decide: readonly OwnTarget[] = [
  { step: 'decide', workingDays: 5, from: '2026-11-23', to: '2026-12-04' },
  { step: 'acknowledge', workingDays: 1, from: '2026-11-01' },
  { step: 'decide', workingDays: 15, from: '2026-12-10' },
];

describe('targets of a service’s own', () => {
  it.each([
    { on: '2026-11-22', is: undefined },
    { on: '2026-11-23', is: 5 },
    { on: '2026-12-04', is: 5 },
    { on: '2026-12-05', is: undefined },
    { on: '2026-12-09', is: undefined },
    { on: '2026-12-10', is: 15 },
    { on: '2030-01-01', is: 15 },
  ])('of a step that begins on $on: $is', ({ on, is }) => {
    expect(ownTargetOn(decide, 'decide', on)).toBe(is);
  });

  it('are shown beside the national defaults', () => {
    expect(targetsOn(decide, '2026-11-23').slice(0, 3)).toEqual([
      { step: 'acknowledge', workingDays: 1, setBy: 'service', nationalWorkingDays: 2 },
      { step: 'decide', workingDays: 5, setBy: 'service', nationalWorkingDays: 10 },
      { step: 'book-appointment', workingDays: 5, setBy: 'national', nationalWorkingDays: 5 },
    ]);
  });

  it.each(TARGET_STEPS)('of %s may be made stricter, and are bounded', (step) => {
    const { least, most } = TARGET_BOUNDS[step];
    expect(least).toBeGreaterThanOrEqual(1);
    expect(least).toBeLessThan(nationalTarget(step));
    expect(most).toBeGreaterThan(nationalTarget(step));
    expect(most).toBeLessThanOrEqual(90);
  });

  it.each([
    'judge',
    'record-call',
    'review-worse',
    'review-death',
    'find-a-place',
    'ask-her',
    'reconfirm',
    'contact-by-another-way',
    'record-appointment',
  ] as const)('are not there for %s: it keeps somebody safe, or is not the service’s', (step) => {
    expect(isTargetStep(step)).toBe(false);
  });

  it('are counted in days: what is owed in real hours is not among them', () => {
    const inMinutes = Object.entries(STEP_LIMITS).filter(([, limit]) => 'minutes' in limit);
    expect(inMinutes.map(([step]) => step).filter(isTargetStep)).toEqual([]);
  });
});
