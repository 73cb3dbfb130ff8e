import { describe, expect, it } from '@jest/globals';
import { Pause } from './pause.js';

describe('a pause', () => {
  it('lasts its time', async () => {
    const start = performance.now();
    await new Pause().wait(30);
    expect(performance.now() - start).toBeGreaterThanOrEqual(28);
  });

  it('ends early', async () => {
    const pause = new Pause();
    const waiting = pause.wait(60_000);
    pause.end();
    await expect(waiting).resolves.toBeUndefined();
  });

  it('is none at all when it was ended before it began, once', async () => {
    const pause = new Pause();
    pause.end();
    await pause.wait(60_000);
    const start = performance.now();
    await pause.wait(30);
    expect(performance.now() - start).toBeGreaterThanOrEqual(28);
  });
});
