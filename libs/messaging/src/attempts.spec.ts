import { describe, expect, it } from '@jest/globals';
import { Attempts } from './attempts.js';

describe('an event that fails for an unknown reason', () => {
  it('is tried five times with growing waits, then given up', () => {
    const attempts = new Attempts(() => 0);
    const answers = [1, 2, 3, 4, 5].map(() => attempts.failed('e', 'unknown'));
    expect(answers).toEqual([200, 400, 800, 1600, 'give-up']);
    expect(attempts.countOf('e')).toBe(5);
  });

  it('is given up after 30 seconds, however seldom it was tried', () => {
    let now = 0;
    const attempts = new Attempts(() => now);
    expect(attempts.failed('e', 'unknown')).toBe(200);
    now = 30_000;
    expect(attempts.failed('e', 'unknown')).toBe('give-up');
  });

  it('is a suspect until it is settled', () => {
    const attempts = new Attempts(() => 0);
    attempts.failed('e', 'unknown');
    expect(attempts.isSuspect('e')).toBe(true);
    attempts.settled('e');
    expect(attempts.isSuspect('e')).toBe(false);
    expect(attempts.failed('e', 'unknown')).toBe(200);
  });

  it('is forgotten when another process has it', () => {
    let now = 0;
    const attempts = new Attempts(() => now);
    attempts.failed('e', 'unknown');
    now = 3_700_000;
    attempts.failed('other', 'unknown');
    expect(attempts.isSuspect('e')).toBe(false);
  });
});

describe('an event that fails for a reason that may pass', () => {
  it('waits for a lock as long as somebody holds it, ten seconds at most between two looks', () => {
    let now = 0;
    const attempts = new Attempts(() => now);
    for (let times = 1; times <= 1_000; times += 1) {
      now += 10_000;
      const wait = attempts.failed('e', 'held');
      expect(wait).toBe(Math.min(200 * 2 ** (times - 1), 10_000));
    }
  });

  it('is tried for ten minutes where the database is too slow for it, then given up', () => {
    let now = 0;
    const attempts = new Attempts(() => now);
    for (; now < 600_000; now += 20_000) expect(attempts.failed('e', 'slow')).not.toBe('give-up');
    expect(attempts.failed('e', 'slow')).toBe('give-up');
  });

  it('has as many attempts as before for a mistake, however long it waited for a lock', () => {
    const attempts = new Attempts(() => 0);
    for (let times = 1; times <= 20; times += 1) attempts.failed('e', 'held');
    const answers = [1, 2, 3, 4, 5].map(() => attempts.failed('e', 'unknown'));
    expect(answers).toEqual([200, 400, 800, 1600, 'give-up']);
    expect(attempts.countOf('e')).toBe(25);
  });
});
