import { describe, expect, it } from '@jest/globals';
import { MESSAGE_FAILURES } from '@waymark/contracts';
import { settle } from './settle.js';
import { messageArrived, messageFailed } from './message-ends.js';
import { aTaken, toldAt } from './placement.fixture.js';
import { REASON_OF_TASK } from './work-reason.js';

describe('a message that was not delivered', () => {
  it.each(MESSAGE_FAILURES)('because of %s: says why in words, never in a code', (reason) => {
    const failed = { messageId: 'one', audience: 'woman', reason } as const;
    const draft = messageFailed(aTaken('in-care'), failed, toldAt('2026-11-24T10:00:00Z'));
    expect(draft?.because).toMatch(
      /^A message to the person was not delivered: [a-z ]+\. Reach them another way\.$/,
    );
  });
});

describe('a message of which nobody knows whether it arrived', () => {
  const before = aTaken('in-care');
  const at = toldAt('2026-11-24T10:00:00Z');
  const failed = { messageId: 'one', audience: 'woman', reason: 'provider-down' } as const;
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

  it('has no task any more once it has arrived, which says so; of several once all have', () => {
    const one = messageFailed(before, unsure, at)?.placement ?? before;
    const arrived = { messageId: 'one', audience: 'woman' } as const;
    const draft = messageArrived(one, arrived);
    expect(draft?.because).toBe(
      'A message to the person has arrived after all: whoever carried it has said so late. Nobody has to ask about it any more.',
    );
    const change = draft && settle(one, draft);
    expect(change?.after.tasks).toEqual([]);
    expect(change?.says.map(({ definition, data }) => [definition.type, data])).toEqual([
      ['task.done.v1', expect.objectContaining({ because: draft?.because })],
    ]);

    const two = messageFailed(one, { ...unsure, messageId: 'two' }, at);
    expect(two).toMatchObject({ quiet: true, says: [] });
    const left = messageArrived(two?.placement ?? one, arrived);
    expect(left).toMatchObject({ quiet: true, says: [] });
    expect(left?.placement.tasks).toHaveLength(1);
    const last = messageArrived(left?.placement ?? one, { ...arrived, messageId: 'two' });
    expect(last?.placement.tasks).toEqual([]);
  });

  it('that nobody was asked about, or whose task is done, changes nothing when it has arrived', () => {
    const arrived = { messageId: 'one', audience: 'woman' } as const;
    expect(messageArrived(before, arrived)).toBeUndefined();
    const other = messageFailed(before, failed, at)?.placement ?? before;
    expect(messageArrived(other, arrived)).toBeUndefined();
  });

  it('of a task that was opened before its messages were kept leaves that to a person', () => {
    const [task] = messageFailed(before, unsure, at)?.placement.tasks ?? [];
    const { messages: _kept, ...old } = task ?? fail();
    const asked = { ...before, tasks: [old] };
    expect(messageFailed(asked, { ...unsure, messageId: 'two' }, at)).toBeUndefined();
    expect(messageArrived(asked, { messageId: 'one', audience: 'woman' })).toBeUndefined();
  });
});

const fail = (): never => {
  throw new Error('there is no task');
};
