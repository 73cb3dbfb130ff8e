import { describe, expect, it } from '@jest/globals';
import {
  clockWords,
  dayWords,
  isLondonTime,
  lastLondonInstant,
  lengthWords,
  londonInstant,
  londonParts,
  momentWords,
} from './london-time.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('times as people read them', () => {
  it.each([
    { day: '2026-08-06', is: '6 August 2026' },
    { day: '2026-08', is: 'August 2026' },
    { day: '2026-8x', is: 'date not known' },
  ])('$day is $is', ({ day, is }) => {
    expect(dayWords(day)).toBe(is);
  });

  it.each([
    { at: '2026-11-22T17:30:00.000Z', is: '22 November 2026 at 5:30pm' },
    { at: '2026-06-30T23:30:00.000Z', is: '1 July 2026 at 12:30am' },
    { at: '2026-06-30T23:05:59.999Z', is: '1 July 2026 at 12:05am' },
    { at: '2026-10-25T00:30:00.000Z', is: '25 October 2026 at 1:30am' },
    { at: '2026-10-25T01:30:00.000Z', is: '25 October 2026 at 1:30am' },
    { at: '2026-11-22T12:00:00.000Z', is: '22 November 2026 at 12:00pm' },
  ])('$at is $is in London', ({ at, is }) => {
    expect(momentWords(at)).toBe(is);
  });

  it.each([
    { ms: 20_000, is: '1 minute' },
    { ms: 59 * MINUTE, is: '59 minutes' },
    { ms: 3 * HOUR + MINUTE, is: '3 hours' },
    { ms: DAY, is: '1 day' },
    { ms: 52 * DAY + HOUR, is: '52 days' },
  ])('$ms milliseconds are $is', ({ ms, is }) => {
    expect(lengthWords(ms)).toBe(is);
  });

  it.each([
    { dueAt: '2026-11-24T12:00:00.000Z', is: '2 days left' },
    { dueAt: '2026-11-22T09:00:00.000Z', is: '3 hours over' },
  ])('due at $dueAt stands at $is', ({ dueAt, is }) => {
    expect(clockWords(dueAt, new Date('2026-11-22T12:00:00.000Z'))).toBe(is);
  });

  it.each([
    { day: '2026-11-22', time: '14:30', is: '2026-11-22T14:30:00.000Z' },
    { day: '2026-07-01', time: '14:30', is: '2026-07-01T13:30:00.000Z' },
    { day: '2026-07-01', time: '0:15', is: '2026-06-30T23:15:00.000Z' },
    { day: '2026-10-25', time: '12:00', is: '2026-10-25T12:00:00.000Z' },
  ])('$time on $day in London is $is', ({ day, time, is }) => {
    expect(londonInstant(day, time).toISOString()).toBe(is);
  });

  // The clocks show 1 to 2 o'clock twice on 25 October 2026, and not at all on 28 March 2027.
  it.each([
    { day: '2026-10-25', time: '0:59', first: '2026-10-24T23:59:00.000Z' },
    { day: '2026-10-25', time: '1:00', first: '2026-10-25T00:00:00.000Z', last: '01:00' },
    { day: '2026-10-25', time: '01:59', first: '2026-10-25T00:59:00.000Z', last: '01:59' },
    { day: '2026-10-25', time: '0200', first: '2026-10-25T02:00:00.000Z' },
    { day: '2027-03-28', time: '00:59', first: '2027-03-28T00:59:00.000Z' },
    { day: '2027-03-28', time: '02:00', first: '2027-03-28T01:00:00.000Z' },
  ])('$time on $day, in the night in which the clocks change', ({ day, time, first, last }) => {
    const second = last === undefined ? first : `${day}T${last}:00.000Z`;
    expect(londonInstant(day, time).toISOString()).toBe(first);
    expect(lastLondonInstant(day, time).toISOString()).toBe(second);
    expect(isLondonTime(day, time)).toBe(true);
  });

  it.each(['1:00', '01:30', '0159'])('there is no %s on 28 March 2027', (time) => {
    expect(isLondonTime('2027-03-28', time)).toBe(false);
    expect(isLondonTime('2027-03-29', time)).toBe(true);
  });

  it('reads back the day and time of an instant', () => {
    expect(londonParts(new Date('2026-06-30T23:30:00.000Z'))).toEqual({
      on: '2026-07-01',
      time: '00:30',
    });
  });
});
