import { describe, expect, it } from '@jest/globals';
import { StoppedClock } from './stopped-clock.js';

describe('a stopped clock', () => {
  it('stands still until it is moved', () => {
    const clock = new StoppedClock('2026-11-22T09:00:00Z');
    expect(clock.now()).toEqual(clock.now());
    clock.advance({ days: 1, hours: 2, minutes: 3 });
    expect(clock.now().toISOString()).toBe('2026-11-23T11:03:00.000Z');
    clock.set('2027-01-05');
    expect(clock.today()).toBe('2027-01-05');
  });

  it('says the London day, which in summer begins before midnight UTC', () => {
    expect(new StoppedClock('2026-06-30T23:30:00Z').today()).toBe('2026-07-01');
    expect(new StoppedClock('2026-12-31T23:30:00Z').today()).toBe('2026-12-31');
  });

  it('refuses a time that it cannot read', () => {
    expect(() => new StoppedClock('yesterday')).toThrow('neither a day nor an instant');
  });
});
