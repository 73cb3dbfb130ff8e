import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ageOn } from './age-on.js';
import { addDays, addMonths } from './days.js';

describe('how old somebody is', () => {
  it.each([
    { born: '1995-11-22', on: '2026-11-22', is: { ageYears: 31 } },
    { born: '1995-11-23', on: '2026-11-22', is: { ageYears: 30 } },
    { born: '2008-11-23', on: '2026-11-22', is: { ageYears: 17, ageMonths: 11 } },
    { born: '2008-11-22', on: '2026-11-22', is: { ageYears: 18, ageMonths: 0 } },
    { born: '2007-11-22', on: '2026-11-22', is: { ageYears: 19 } },
    { born: '2009-01-31', on: '2026-02-28', is: { ageYears: 17, ageMonths: 1 } },
    { born: '2009-01-31', on: '2026-03-30', is: { ageYears: 17, ageMonths: 1 } },
    { born: '2008-02-29', on: '2026-02-28', is: { ageYears: 18, ageMonths: 0 } },
    // The birthday fell on the 28th, the month is over on the 29th all the same.
    { born: '2008-02-29', on: '2025-11-28', is: { ageYears: 17, ageMonths: 8 } },
    { born: '2008-02-29', on: '2025-11-29', is: { ageYears: 17, ageMonths: 9 } },
    { born: '2026-11-22', on: '2026-11-22', is: { ageYears: 0, ageMonths: 0 } },
  ])('born $born, on $on: $is', ({ born, on, is }) => {
    expect(ageOn(born, on)).toEqual(is);
  });

  it('has reached the months it says on that day, and not one more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 0, max: 19 * 365 }),
        (birth, days) => {
          const born = addDays('1950-01-01', birth);
          const on = addDays(born, days);
          const { ageYears, ageMonths = 0 } = ageOn(born, on);
          const months = ageYears * 12 + ageMonths;
          expect(ageMonths).toBeLessThanOrEqual(11);
          expect(addMonths(born, months) <= on).toBe(true);
          if (ageYears < 19) expect(addMonths(born, months + 1) > on).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
