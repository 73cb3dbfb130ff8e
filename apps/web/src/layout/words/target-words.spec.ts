import { describe, expect, it } from '@jest/globals';
import type { StepTarget } from '@waymark/contracts';
import { dueWords, targetRows } from './target-words.js';

const step = {
  what: 'decide',
  owner: 'cw-loss',
  ownerName: 'Perinatal Loss Pathway',
  because: 'Acknowledged.',
  dueAt: '2026-11-24T17:00:00.000Z',
} as const;
const now = new Date('2026-11-22T17:00:00.000Z');

describe('the words of a due day', () => {
  it.each<{ readonly target?: StepTarget; readonly says: string }>([
    { says: '24 November 2026 at 5:00pm, 2 days left' },
    {
      target: { workingDays: 5, setBy: 'service' },
      says: '24 November 2026 at 5:00pm, 2 days left: within 5 working days, this service’s own target',
    },
    {
      target: { workingDays: 1, setBy: 'national' },
      says: '24 November 2026 at 5:00pm, 2 days left: within 1 working day, the national default',
    },
  ])('say whose target it is: $target', ({ says, ...by }) => {
    expect(dueWords({ ...step, ...by }, now)).toBe(says);
  });

  it('show the national default beside the service’s own', () => {
    const shown = targetRows([
      { step: 'decide', workingDays: 5, setBy: 'service', nationalWorkingDays: 10 },
      { step: 'acknowledge', workingDays: 2, setBy: 'national', nationalWorkingDays: 2 },
    ]);
    expect(shown).toEqual([
      { step: 'Accept or decline', here: '5 working days', national: '10 working days' },
      {
        step: 'Acknowledge a referral',
        here: 'As the national default',
        national: '2 working days',
      },
    ]);
  });
});
