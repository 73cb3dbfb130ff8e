import { describe, expect, it } from '@jest/globals';
import { MESSAGE_FAILURES } from '@waymark/contracts';
import { messageFailed } from './heard.js';
import { aTaken, toldAt } from './placement.fixture.js';
import { REASON_OF_TASK } from './work-reason.js';

describe('a message that was not delivered', () => {
  it.each(MESSAGE_FAILURES)('because of %s: says why in words, never in a code', (reason) => {
    const failed = { audience: 'woman', reason } as const;
    const draft = messageFailed(aTaken('in-care'), failed, toldAt('2026-11-24T10:00:00Z'));
    expect(draft?.because).toMatch(
      /^A message to the person was not delivered: [a-z ]+\. Reach them another way\.$/,
    );
  });
});

describe('a message of which nobody knows whether it arrived', () => {
  const before = aTaken('in-care');
  const at = toldAt('2026-11-24T10:00:00Z');
  const failed = { audience: 'woman', reason: 'provider-down' } as const;
  const unsure = { ...failed, mayHaveArrived: true } as const;

  it('is not said to have failed: whoever reads it must not send it as if it had not gone', () => {
    const draft = messageFailed(before, unsure, at);
    expect(draft?.because).toBe(
      'We do not know whether a message to the person arrived: it was handed over, and nobody said what became of it. Do not send it again before you have asked them in another way whether they have it.',
    );
    expect(draft?.because).not.toMatch(/fail|not delivered|could not/);
    const [task] = draft?.placement.tasks ?? [];
    expect(task && REASON_OF_TASK[task.purpose]).toBe('message-may-have-arrived');
  });

  it('is a task beside that of one that failed, and one task however often it is said', () => {
    const first = messageFailed(before, unsure, at);
    const after = first?.placement ?? before;
    expect(messageFailed(after, unsure, at)).toBeUndefined();
    const both = messageFailed(after, failed, at)?.placement.tasks ?? [];
    expect(both.map(({ purpose }) => purpose)).toEqual(['message-unsure', 'message']);
  });
});
