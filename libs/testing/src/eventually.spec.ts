import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';

const soon = { everyMs: 5 };
const notLong = { withinMs: 60, everyMs: 5 };

describe('eventually', () => {
  it('waits until there is something to see', async () => {
    let looks = 0;
    const seen = await eventually('the third look sees it', () => (looks += 1) === 3 && 'it', soon);
    expect(seen).toBe('it');
  });

  it('counts zero and an empty text as seen', async () => {
    expect(await eventually('a count', () => 0, soon)).toBe(0);
    expect(await eventually('a text', () => '', soon)).toBe('');
  });

  it('forgives an assertion that fails at first', async () => {
    let looks = 0;
    await eventually(
      'it grows',
      () => {
        looks += 1;
        expect(looks).toBeGreaterThan(2);
        return true;
      },
      soon,
    );
  });

  it('fails with its sentence and what was seen last', async () => {
    const waiting = eventually('the hub sees the referral', () => undefined, notLong);
    await expect(waiting).rejects.toThrow(
      'the hub sees the referral: it was not so within 60 ms; seen last: undefined',
    );
    const failing = eventually('the page answers', () => Promise.reject(new Error('503')), notLong);
    await expect(failing).rejects.toThrow('seen last: 503');
  });
});
