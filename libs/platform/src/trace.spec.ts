import { describe, expect, it } from '@jest/globals';
import {
  currentTraceparent,
  newTraceparent,
  nextTraceparent,
  traceIdOf,
  withTrace,
} from './trace.js';

const GIVEN = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('the trace', () => {
  it('goes on with a step of its own', () => {
    const next = nextTraceparent(GIVEN);
    expect(next).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$/);
    expect(next).not.toBe(GIVEN);
  });

  it.each([
    undefined,
    '',
    'nonsense',
    '00-00000000000000000000000000000000-00f067aa0ba902b7-01',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01',
    `${GIVEN}-extra`,
    GIVEN.toUpperCase(),
  ])('starts anew where %p was given', (given) => {
    const next = nextTraceparent(given);
    expect(next).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(traceIdOf(next)).not.toBe(traceIdOf(GIVEN));
  });

  it('is known throughout the work done under it, and only there', async () => {
    const [one, two] = [newTraceparent(), newTraceparent()];
    const seen = (traceparent: string): Promise<string | undefined> =>
      withTrace(traceparent, async () => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return currentTraceparent();
      });
    expect(await Promise.all([seen(one), seen(two)])).toEqual([one, two]);
    expect(currentTraceparent()).toBeUndefined();
  });
});
