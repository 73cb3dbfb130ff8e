import { describe, expect, it } from '@jest/globals';
import { Attempts } from './attempts.js';

describe('an event that fails for an unknown reason', () => {
  it('is tried five times with growing waits, then given up', () => {
    const attempts = new Attempts(() => 0);
    const answers = [1, 2, 3, 4, 5].map(() => attempts.failed('e'));
    expect(answers).toEqual([200, 400, 800, 1600, 'give-up']);
    expect(attempts.countOf('e')).toBe(5);
  });

  it('is given up after 30 seconds, however seldom it was tried', () => {
    let now = 0;
    const attempts = new Attempts(() => now);
    expect(attempts.failed('e')).toBe(200);
    now = 30_000;
    expect(attempts.failed('e')).toBe('give-up');
  });

  it('is a suspect until it is settled', () => {
    const attempts = new Attempts(() => 0);
    attempts.failed('e');
    expect(attempts.isSuspect('e')).toBe(true);
    attempts.settled('e');
    expect(attempts.isSuspect('e')).toBe(false);
    expect(attempts.failed('e')).toBe(200);
  });

  it('is forgotten when another process has it', () => {
    let now = 0;
    const attempts = new Attempts(() => now);
    attempts.failed('e');
    now = 3_700_000;
    attempts.failed('other');
    expect(attempts.isSuspect('e')).toBe(false);
  });
});
