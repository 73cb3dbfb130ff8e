import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths, daysBetween, isDay, londonDay } from './days.js';

const MS_PER_DAY = 86_400_000;
const HALF_HOUR_MS = 1_800_000;
const byDate = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

describe('days', () => {
  it.each([
    ['2026-11-26', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['0000-02-29', true],
    ['9999-12-31', true],
    ['2026-04-31', false],
    ['2026-00-10', false],
    ['2026-13-10', false],
    ['2026-11-00', false],
    ['2026-11-32', false],
    ['2026-11', false],
    ['2026-11-26T00:00:00Z', false],
    ['2026-11-26\n', false],
    ['٢٠٢٦-11-26', false],
    [20261126, false],
    [undefined, false],
  ])('%j is a day: %s', (value, is) => {
    expect(isDay(value)).toBe(is);
  });

  it('every day of four centuries is one, and a day after the one before', () => {
    const first = Date.parse('1900-01-01') / MS_PER_DAY;
    const wrong = Array.from({ length: 146_097 }, (_, nth) => first + nth).filter(
      (day) => !isDay(byDate(day)) || addDays(byDate(day), 1) !== byDate(day + 1),
    );
    expect(wrong).toEqual([]);
    expect(daysBetween('1900-01-01', '2300-01-01')).toBe(146_097);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-26', 14, '2028-01-26'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s and %i months: %s', (day, months, then) => {
    expect(addMonths(day, months)).toBe(then);
  });

  it.each([
    ['2026-06-30T22:59:59.999Z', '2026-06-30'],
    ['2026-06-30T23:00:00.000Z', '2026-07-01'],
    ['2026-12-31T23:59:59.999Z', '2026-12-31'],
    ['2027-01-01T00:00:00.000Z', '2027-01-01'],
    // All that year the clocks were an hour ahead.
    ['1970-12-31T23:00:00.000Z', '1971-01-01'],
    ['1965-06-30T23:30:00.000Z', '1965-07-01'],
  ])('%s is %s in London', (instant, day) => {
    expect(londonDay(new Date(instant))).toBe(day);
  });

  it('an instant is on its own day, whatever else of its hour was asked before', () => {
    const from = Date.parse('2026-03-20T00:00:00Z');
    const wrong = Array.from({ length: 48 * 365 }, (_, nth) => new Date(from + nth * HALF_HOUR_MS))
      .filter((instant) => londonDay(instant) !== calendar.format(instant))
      .map((instant) => instant.toISOString());
    expect(wrong).toEqual([]);
  });

  it('what is no instant has no day', () => {
    expect(() => londonDay(new Date(Number.NaN))).toThrow(RangeError);
  });
});
