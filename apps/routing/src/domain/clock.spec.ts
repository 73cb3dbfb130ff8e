import { describe, expect, it } from '@jest/globals';
import {
  addWorkingDays,
  BANK_HOLIDAYS,
  BANK_HOLIDAYS_KNOWN_UNTIL,
  isWorkingDay,
} from '@waymark/contracts';
import { dueAfterHold, dueAfterPause, dueFor, londonInstant, workingDaysLeft } from './clock.js';

const at = (instant: string): Date => new Date(instant);

describe('working days in London', () => {
  it.each([
    { day: '2026-11-20', named: 'a Friday', works: true },
    { day: '2026-11-21', named: 'a Saturday', works: false },
    { day: '2026-11-22', named: 'a Sunday', works: false },
    { day: '2025-12-25', named: 'Christmas Day', works: false },
    { day: '2026-04-03', named: 'Good Friday', works: false },
    { day: '2026-12-25', named: 'Christmas Day on a Friday', works: false },
    { day: '2026-12-28', named: 'the substitute for Boxing Day', works: false },
    { day: '2026-12-29', named: 'the day after it', works: true },
    { day: '2027-12-27', named: 'the substitute for Christmas Day', works: false },
    { day: '2028-01-03', named: 'the substitute for New Year', works: false },
    { day: '2028-04-17', named: 'Easter Monday', works: false },
  ])('$day, $named: worked = $works', ({ day, works }) => {
    expect(isWorkingDay(day)).toBe(works);
  });

  it('lists eight bank holidays a year, none of them on a weekend', () => {
    for (const year of ['2025', '2026', '2027', '2028']) {
      expect([...BANK_HOLIDAYS].filter((day) => day.startsWith(year))).toHaveLength(8);
    }
    const weekends = [...BANK_HOLIDAYS].filter((day) => [0, 6].includes(new Date(day).getUTCDay()));
    expect(weekends).toEqual([]);
    expect([...BANK_HOLIDAYS].every((day) => day <= BANK_HOLIDAYS_KNOWN_UNTIL)).toBe(true);
  });

  it.each([
    { from: '2026-11-20', days: 0, is: '2026-11-20' },
    { from: '2026-11-21', days: 0, is: '2026-11-23' },
    { from: '2026-11-20', days: 1, is: '2026-11-23' },
    { from: '2026-12-23', days: 2, is: '2026-12-29' },
    { from: '2026-04-01', days: 2, is: '2026-04-07' },
    { from: '2027-12-24', days: 1, is: '2027-12-29' },
  ])('$days working days after $from is $is', ({ from, days, is }) => {
    expect(addWorkingDays(from, days)).toBe(is);
  });
});

describe('when a step is due', () => {
  it.each([
    { what: 'acknowledge', from: '2026-11-18T10:00:00Z', due: '2026-11-20T17:00:00.000Z' },
    { what: 'acknowledge', from: '2026-11-20T16:59:59Z', due: '2026-11-24T17:00:00.000Z' },
    { what: 'acknowledge', from: '2026-11-20T17:00:00Z', due: '2026-11-25T17:00:00.000Z' },
    { what: 'acknowledge', from: '2026-11-20T22:30:00Z', due: '2026-11-25T17:00:00.000Z' },
    { what: 'acknowledge', from: '2026-11-22T12:00:00Z', due: '2026-11-25T17:00:00.000Z' },
    // 23:30 UTC on a summer Sunday is already Monday in London.
    { what: 'acknowledge', from: '2026-07-05T23:30:00Z', due: '2026-07-08T16:00:00.000Z' },
    { what: 'acknowledge', from: '2026-12-23T09:00:00Z', due: '2026-12-29T17:00:00.000Z' },
    // Across both changes of the clock: 17:00 stays 17:00.
    { what: 'acknowledge', from: '2027-03-24T10:00:00Z', due: '2027-03-30T16:00:00.000Z' },
    { what: 'acknowledge', from: '2026-10-23T10:00:00Z', due: '2026-10-27T17:00:00.000Z' },
    { what: 'decide', from: '2026-11-20T10:00:00Z', due: '2026-12-04T17:00:00.000Z' },
    { what: 'answer-question', from: '2026-11-23T10:00:00Z', due: '2026-11-30T17:00:00.000Z' },
    // Real time: an hour is an hour, whatever the clock on the wall does.
    { what: 'record-call', from: '2026-03-28T23:30:00Z', due: '2026-03-29T03:30:00.000Z' },
    { what: 'record-call', from: '2026-10-25T00:30:00Z', due: '2026-10-25T04:30:00.000Z' },
    { what: 'judge', from: '2026-11-22T23:50:00Z', due: '2026-11-23T00:05:00.000Z' },
  ] as const)('$what, begun $from: $due', ({ what, from, due }) => {
    expect(dueFor(what, at(from)).at.toISOString()).toBe(due);
  });

  it('reminds one working day before, and of a call an hour before', () => {
    expect(dueFor('acknowledge', at('2026-11-20T10:00:00Z')).soonAt.toISOString()).toBe(
      '2026-11-23T17:00:00.000Z',
    );
    expect(dueFor('record-call', at('2026-11-22T10:00:00Z')).soonAt.toISOString()).toBe(
      '2026-11-22T13:00:00.000Z',
    );
  });

  it.each([
    { deadline: '2026-11-27', due: '2026-11-27T17:00:00.000Z', says: 'is earlier than usual' },
    { deadline: '2026-11-29', due: '2026-11-27T17:00:00.000Z', says: 'on a Sunday: the Friday' },
    { deadline: '2026-11-01', due: '2026-11-24T17:00:00.000Z', says: 'has passed: one day' },
    { deadline: '2027-02-01', due: '2026-12-07T17:00:00.000Z', says: 'is later: no effect' },
  ])('a clinical deadline that $says', ({ deadline, due }) => {
    expect(dueFor('decide', at('2026-11-23T10:00:00Z'), deadline).at.toISOString()).toBe(due);
  });
});

// 25 December 2026 and 28 December, 3 May 2027: holidays. 25 October 2026 and 28 March 2027: the clocks change.
describe('a target of a service’s own', () => {
  it.each([
    { what: 'acknowledge', own: 1, from: '2026-10-23T16:30:00Z', due: '2026-10-27T17:00:00.000Z' },
    { what: 'acknowledge', own: 5, from: '2026-12-23T10:00:00Z', due: '2027-01-04T17:00:00.000Z' },
    { what: 'decide', own: 3, from: '2027-03-24T10:00:00Z', due: '2027-03-31T16:00:00.000Z' },
    { what: 'decide', own: 20, from: '2026-11-23T10:00:00Z', due: '2026-12-21T17:00:00.000Z' },
    { what: 'start-care', own: 90, from: '2026-11-23T10:00:00Z', due: '2027-04-05T16:00:00.000Z' },
    { what: 'review-wait', own: 1, from: '2027-04-30T17:30:00Z', due: '2027-05-05T16:00:00.000Z' },
    {
      what: 'book-appointment',
      own: 2,
      from: '2026-10-24T12:00:00Z',
      due: '2026-10-28T17:00:00.000Z',
    },
  ] as const)('of $own working days for $what, begun $from: $due', ({ what, own, from, due }) => {
    const by = dueFor(what, at(from), undefined, own);
    expect(by.at.toISOString()).toBe(due);
    expect(by.target).toEqual({ workingDays: own, setBy: 'service' });
  });

  it('is not there: the national default, and it says so', () => {
    expect(dueFor('decide', at('2026-11-23T10:00:00Z')).target).toEqual({
      workingDays: 10,
      setBy: 'national',
    });
  });

  it.each(['judge', 'record-call', 'review-worse', 'review-death', 'ask-her'] as const)(
    'never touches %s',
    (what) => {
      const from = at('2026-11-23T10:00:00Z');
      expect(dueFor(what, from, undefined, 90)).toEqual(dueFor(what, from));
      expect(dueFor(what, from, undefined, 90).target).toBeUndefined();
    },
  );

  it.each([
    { deadline: '2026-11-26', due: '2026-11-26T17:00:00.000Z', target: undefined },
    { deadline: '2027-03-01', due: '2026-12-21T17:00:00.000Z', target: 20 },
  ])('gives way to a clinical deadline of $deadline', ({ deadline, due, target }) => {
    const by = dueFor('decide', at('2026-11-23T10:00:00Z'), deadline, 20);
    expect(by.at.toISOString()).toBe(due);
    expect(by.target?.workingDays).toBe(target);
  });

  it('is still whose it was after the clock has stood, unless a deadline decides', () => {
    const own = { workingDays: 20, setBy: 'service' } as const;
    const from = at('2026-11-23T10:00:00Z');
    expect(dueAfterPause(7, from, undefined, own).target).toEqual(own);
    expect(dueAfterPause(7, from, '2026-11-25', own).target).toBeUndefined();
  });
});

describe('holding and pausing', () => {
  it('asks on the morning of the day held for, and is owed two working days later', () => {
    const due = dueAfterHold('2026-11-28');
    expect(due.soonAt.toISOString()).toBe('2026-11-30T09:00:00.000Z');
    expect(due.at.toISOString()).toBe('2026-12-02T17:00:00.000Z');
  });

  // 25 October 2026 and 28 March 2027: the clocks change. 25 to 28 December 2026 and 26 and 29 March 2027 are holidays.
  it.each([
    { until: '2026-10-23', asks: '2026-10-23T08:00:00.000Z', due: '2026-10-27T17:00:00.000Z' },
    { until: '2026-10-24', asks: '2026-10-26T09:00:00.000Z', due: '2026-10-28T17:00:00.000Z' },
    { until: '2026-10-25', asks: '2026-10-26T09:00:00.000Z', due: '2026-10-28T17:00:00.000Z' },
    { until: '2026-10-26', asks: '2026-10-26T09:00:00.000Z', due: '2026-10-28T17:00:00.000Z' },
    { until: '2026-12-24', asks: '2026-12-24T09:00:00.000Z', due: '2026-12-30T17:00:00.000Z' },
    { until: '2026-12-25', asks: '2026-12-29T09:00:00.000Z', due: '2026-12-31T17:00:00.000Z' },
    { until: '2027-03-25', asks: '2027-03-25T09:00:00.000Z', due: '2027-03-31T16:00:00.000Z' },
    { until: '2027-03-26', asks: '2027-03-30T08:00:00.000Z', due: '2027-04-01T16:00:00.000Z' },
    { until: '2027-03-28', asks: '2027-03-30T08:00:00.000Z', due: '2027-04-01T16:00:00.000Z' },
    { until: '2027-03-30', asks: '2027-03-30T08:00:00.000Z', due: '2027-04-01T16:00:00.000Z' },
  ])('held until $until: asked at $asks, owed by $due', ({ until, asks, due }) => {
    const after = dueAfterHold(until);
    expect(after.soonAt.toISOString()).toBe(asks);
    expect(after.at.toISOString()).toBe(due);
  });

  it('gives back the days that were left when a question went out, and at least one', () => {
    const left = workingDaysLeft(at('2026-11-20T10:00:00Z'), at('2026-12-04T17:00:00Z'));
    expect(left).toBe(10);
    const again = dueAfterPause(left, at('2026-12-21T10:00:00Z'));
    expect(again.at.toISOString()).toBe('2027-01-07T17:00:00.000Z');
    expect(dueAfterPause(0, at('2026-12-21T10:00:00Z')).at.toISOString()).toBe(
      '2026-12-22T17:00:00.000Z',
    );
  });

  it('knows 17:00 in London in winter and in summer', () => {
    expect(londonInstant('2026-01-15', 17).toISOString()).toBe('2026-01-15T17:00:00.000Z');
    expect(londonInstant('2026-07-15', 17).toISOString()).toBe('2026-07-15T16:00:00.000Z');
    expect(londonInstant('2026-03-29', 9).toISOString()).toBe('2026-03-29T08:00:00.000Z');
    expect(londonInstant('2026-10-25', 9).toISOString()).toBe('2026-10-25T09:00:00.000Z');
  });
});
