import { describe, expect, it } from '@jest/globals';
import { onlyBeside } from './only-beside.js';

describe('what happened since somebody read the page', () => {
  it.each([
    { happened: ['message-failed'], read: 1, stands: 2, is: true },
    { happened: ['message-failed', 'message-failed'], read: 1, stands: 3, is: true },
    { happened: ['message-failed', 'message-arrived'], read: 1, stands: 3, is: true },
    { happened: ['message-failed', 'facts-changed'], read: 1, stands: 3, is: false },
    { happened: ['nudged', 'message-failed'], read: 1, stands: 3, is: true },
    { happened: ['accept'], read: 1, stands: 2, is: false },
    { happened: ['message-failed'], read: 1, stands: 3, is: false },
    { happened: [], read: 1, stands: 2, is: false },
    { happened: [], read: 3, stands: 2, is: false },
  ])('$happened, read at $read of $stands: beside is $is', ({ happened, is, ...versions }) => {
    expect(
      onlyBeside(
        happened.map((what) => ({ what })),
        versions,
      ),
    ).toBe(is);
  });
});
