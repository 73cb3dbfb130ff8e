import { describe, expect, it } from '@jest/globals';
import { judged, refused } from './judged.fixture.js';
import { maximumAge } from './maximum-age.js';
import { minimumAge } from './minimum-age.js';

const aged = (ageYears: number, ageMonths?: number) => ({
  ageYears,
  ...(ageMonths !== undefined && { ageMonths }),
});

describe('old enough', () => {
  const monthsToo = { years: 17, months: 9 };
  it.each([
    { settings: { years: 18 }, years: 18, months: undefined, is: 'met' },
    { settings: { years: 18 }, years: 17, months: undefined, is: 'not-met' },
    { settings: monthsToo, years: 18, months: undefined, is: 'met' },
    { settings: monthsToo, years: 17, months: 9, is: 'met' },
    { settings: monthsToo, years: 17, months: 8, is: 'not-met' },
    { settings: monthsToo, years: 17, months: undefined, is: 'not-known' },
    { settings: monthsToo, years: 16, months: undefined, is: 'not-met' },
    { settings: { jointBelowYears: 16 }, years: 15, months: undefined, is: 'met' },
  ])('$settings at $years years $months months: $is', ({ settings, years, months, is }) => {
    expect(judged(minimumAge, settings, aged(years, months)).outcome).toBe(is);
  });

  it('works jointly below an age, and only below it', () => {
    const settings = { jointBelowYears: 16, below: 'joint working with CAMHS' };
    expect(judged(minimumAge, settings, aged(15)).jointWith).toBe('joint working with CAMHS');
    expect(judged(minimumAge, settings, aged(16)).jointWith).toBeUndefined();
  });

  it('says where to go below it', () => {
    expect(judged(minimumAge, { years: 16, below: 'camhs' }, aged(15))).toEqual({
      outcome: 'not-met',
      seen: '15',
      because: 'Aged 15. Taken: aged 16 or over.',
      redirectTo: 'camhs',
    });
  });

  it('refuses an age that is not there', () => {
    expect(refused(minimumAge, {})).toContain('must say an age');
    expect(refused(minimumAge, { months: 9 })).toContain('must say an age');
  });
});

describe('young enough', () => {
  it.each([
    { years: 25, is: 'met' },
    { years: 26, is: 'not-met' },
  ])('up to 25, aged $years: $is', ({ years, is }) => {
    expect(judged(maximumAge, { years: 25 }, aged(years)).outcome).toBe(is);
  });
});
