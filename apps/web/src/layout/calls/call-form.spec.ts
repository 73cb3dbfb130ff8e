import { describe, expect, it } from '@jest/globals';
import { callProblems, callTakenFrom } from './call-form.js';

const call = (on: string, time: string) => ({
  to: 'crisis',
  takenBy: 'Duty nurse, crisis team',
  on,
  time,
});
const NOON = '2026-11-22T12:00:00.000Z';

describe('when a call was taken', () => {
  it.each([
    { on: '2026-11-22', time: '11:45', now: NOON, wrong: [] },
    { on: '2026-11-22', time: '12:00', now: NOON, wrong: [] },
    // A clock that is a little ahead makes no call one of the future.
    { on: '2026-11-22', time: '12:05', now: NOON, wrong: [] },
    { on: '2026-11-22', time: '12:06', now: NOON, wrong: ['time'] },
    { on: '2026-11-22', time: '14:45', now: NOON, wrong: ['time'] },
    { on: '2026-11-23', time: '11:45', now: NOON, wrong: ['on'] },
    { on: '2026-11-21', time: '23:50', now: '2026-11-22T00:10:00.000Z', wrong: [] },
    { on: '2026-11-22', time: '23:50', now: '2026-11-22T00:10:00.000Z', wrong: ['time'] },
    // By the clocks of London: in summer they are an hour ahead of UTC.
    { on: '2026-07-01', time: '00:20', now: '2026-06-30T23:30:00.000Z', wrong: [] },
    { on: '2026-07-01', time: '00:40', now: '2026-06-30T23:30:00.000Z', wrong: ['time'] },
    // 1 to 2 o'clock come twice on 25 October 2026 and not at all on 28 March 2027.
    { on: '2026-10-25', time: '01:30', now: '2026-10-25T00:45:00.000Z', wrong: [] },
    { on: '2026-10-25', time: '01:30', now: '2026-10-25T01:45:00.000Z', wrong: [] },
    { on: '2027-03-28', time: '01:30', now: '2027-03-28T09:00:00.000Z', wrong: ['time'] },
    { on: '2027-03-28', time: '02:30', now: '2027-03-28T09:00:00.000Z', wrong: [] },
  ])('$time on $on, asked at $now: $wrong', ({ on, time, now, wrong }) => {
    const problems = callProblems(call(on, time), new Date(now));
    expect(problems.map(({ field }) => field)).toEqual(wrong);
  });

  it('is told as it was typed, and never as after now', () => {
    const at = (time: string): string => callTakenFrom(call('2026-11-22', time), new Date(NOON)).at;
    expect(at('11:45')).toBe('2026-11-22T11:45:00.000Z');
    expect(at('12:04')).toBe(NOON);
  });
});
