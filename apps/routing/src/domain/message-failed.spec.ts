import { describe, expect, it } from '@jest/globals';
import { MESSAGE_FAILURES } from '@waymark/contracts';
import { messageFailed } from './heard.js';
import { aTaken, toldAt } from './placement.fixture.js';

describe('a message that was not delivered', () => {
  it.each(MESSAGE_FAILURES)('because of %s: says why in words, never in a code', (reason) => {
    const failed = { audience: 'woman', reason } as const;
    const draft = messageFailed(aTaken('in-care'), failed, toldAt('2026-11-24T10:00:00Z'));
    expect(draft?.because).toMatch(
      /^A message to the person was not delivered: [a-z ]+\. Reach them another way\.$/,
    );
  });
});
