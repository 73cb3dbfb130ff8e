import { describe, expect, it } from '@jest/globals';
import { figuresOf } from './service-figures.js';

const wait = (people: number) => ({
  stage: 'assessed' as const,
  people,
  medianDays: 31,
  nineInTenDays: 80,
});
const shown = (people: number, decided = 0, accepted = 0) =>
  figuresOf({ waits: [wait(people)], decided, accepted }, '2025-11-23', '2026-11-23');

describe('waits as they were', () => {
  it.each([
    { people: 4, is: { stage: 'assessed' } },
    { people: 5, is: { stage: 'assessed', people: 5, medianDays: 31 } },
    { people: 19, is: { stage: 'assessed', people: 20, medianDays: 31 } },
    { people: 20, is: { stage: 'assessed', people: 20, medianDays: 31, nineInTenDays: 80 } },
    { people: 123, is: { stage: 'assessed', people: 125, medianDays: 31, nineInTenDays: 80 } },
  ])('of $people people', ({ people, is }) => {
    expect(shown(people).waits).toEqual([is]);
  });
});

describe('the share accepted', () => {
  it.each([
    { decided: 4, accepted: 4, is: {} },
    { decided: 5, accepted: 5, is: { decided: 5, acceptedPercent: 100 } },
    { decided: 42, accepted: 41, is: { decided: 40, acceptedPercent: 100 } },
    { decided: 43, accepted: 30, is: { decided: 45, acceptedPercent: 70 } },
  ])('of $accepted in $decided', ({ decided, accepted, is }) => {
    const { from, to, waits: _waits, ...share } = shown(0, decided, accepted);

    expect(share).toEqual(is);
    expect([from, to]).toEqual(['2025-11-23', '2026-11-23']);
  });
});
