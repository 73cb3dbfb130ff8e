import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths, daysBetween, type Day } from '@waymark/contracts';
import { dayNumber, isoDay, plusMonths, spanOfDays, spokenDay, spokenWhen } from './calendar.js';

describe('days as numbers', () => {
  it('agrees with the contracts on every day of 130 years', () => {
    let day: Day = '1950-01-01';
    for (let number = dayNumber(day); number < dayNumber('2080-01-01'); number += 1) {
      if (isoDay(number) !== day) throw new Error(`${day} became ${isoDay(number)}`);
      if (number % 17 === 0 && isoDay(plusMonths(number, 23)) !== addMonths(day, 23)) {
        throw new Error(`23 months after ${day}`);
      }
      day = addDays(day, 1);
    }
    expect(dayNumber('2026-11-22') - dayNumber('2024-11-22')).toBe(
      daysBetween('2024-11-22', '2026-11-22'),
    );
  });

  it.each([
    { from: '2024-02-29', months: 12, to: '2025-02-28' },
    { from: '2024-02-29', months: 48, to: '2028-02-29' },
    { from: '2026-01-31', months: 1, to: '2026-02-28' },
    { from: '2026-08-31', months: 6, to: '2027-02-28' },
    { from: '2026-12-15', months: 1, to: '2027-01-15' },
  ])('$months months after $from is $to', ({ from, months, to }) => {
    expect(isoDay(plusMonths(dayNumber(from), months))).toBe(to);
  });

  it.each([
    { value: '2026-03-03', about: 0, first: '2026-03-03', last: '2026-03-03' },
    { value: '2026-03-03', about: 14, first: '2026-02-17', last: '2026-03-17' },
    { value: '2024-02', about: 0, first: '2024-02-01', last: '2024-02-29' },
    { value: '2026-12', about: 14, first: '2026-11-17', last: '2027-01-14' },
  ])('$value give or take $about days', ({ value, about, first, last }) => {
    const span = spanOfDays(value, about);
    expect([isoDay(span.first), isoDay(span.last)]).toEqual([first, last]);
  });

  it('says a day as people do', () => {
    expect(spokenDay(dayNumber('2026-03-03'))).toBe('3 March 2026');
    expect(spokenWhen('2026-03', true)).toBe('about March 2026');
    expect(spokenWhen('2026-12-31', false)).toBe('31 December 2026');
  });
});
