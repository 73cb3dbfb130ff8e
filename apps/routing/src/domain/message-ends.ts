import type { Audience, MessageFailure } from '@waymark/contracts';
import { withTaskBeside } from './beside-task.js';
import { oweFrom, type Draft, type Told } from './change.js';
import type { Placement, Task } from './placement.js';

/** What notification says of a message that a person has to see to. */
interface FailedMessage {
  readonly messageId: string;
  readonly audience: Audience;
  readonly reason: MessageFailure;
  readonly mayHaveArrived?: boolean;
}

/** A message could not or must not be sent, or nobody knows whether it arrived: a person does it another way. */
export function messageFailed(
  before: Placement,
  failed: FailedMessage,
  told: Told,
): Draft | undefined {
  const { audience } = failed;
  // After a death nobody is asked to reach her.
  const died = before.standing.is === 'death-recorded' || before.bereaved === true;
  if (died && audience === 'woman') return undefined;
  const owner = ownerOfMessage(before, audience, told);
  const because = whatBecameOf(failed);
  const purpose = failed.mayHaveArrived === true ? 'message-unsure' : 'message';
  const known = before.tasks.find(
    (task) => task.purpose === purpose && task.step.because === because,
  );
  if (known !== undefined) return alsoOf(before, known, failed);
  const step = oweFrom(told, 'contact-by-another-way', owner, because);
  const task: Task = {
    ...{ taskId: told.newId(), purpose, step },
    ...(failed.mayHaveArrived === true && { messages: [failed.messageId] }),
  };
  const isLanding = owner.organisation === told.landing.organisation || owner === told.national;
  return {
    ...withTaskBeside(before, task),
    what: 'message-failed',
    because,
    grants: isLanding ? [{ organisation: owner.organisation, as: 'landing-team' }] : [],
  };
}

/** One task of several such messages; of one that was opened before they were kept nobody knows all. */
function alsoOf(
  before: Placement,
  task: Task,
  { messageId, audience }: FailedMessage,
): Draft | undefined {
  const { messages } = task;
  if (messages === undefined || messages.includes(messageId)) return undefined;
  return {
    placement: withMessages(before, task, [...messages, messageId]),
    says: [],
    what: 'message-failed',
    quiet: true,
    because: `We do not know of another message to ${TO[audience]} whether it arrived: there is a task for it already.`,
  };
}

/** Nobody knew whether it arrived, and it has: nobody has to ask, once that is true of all that the task is about. */
export function messageArrived(
  before: Placement,
  { messageId, audience }: Pick<FailedMessage, 'messageId' | 'audience'>,
): Draft | undefined {
  const task = before.tasks.find(({ messages }) => messages?.includes(messageId) === true);
  if (task === undefined) return undefined;
  const left = (task.messages ?? []).filter((id) => id !== messageId);
  const arrived = `A message to ${TO[audience]} has arrived after all: whoever carried it has said so late.`;
  if (left.length > 0)
    return {
      placement: withMessages(before, task, left),
      says: [],
      what: 'message-arrived',
      quiet: true,
      because: `${arrived} Of another one we do not know yet.`,
    };
  return {
    placement: { ...before, tasks: before.tasks.filter((one) => one !== task) },
    says: [],
    what: 'message-arrived',
    because: `${arrived} Nobody has to ask about it any more.`,
  };
}

const withMessages = (before: Placement, task: Task, messages: readonly string[]): Placement => ({
  ...before,
  tasks: before.tasks.map((one) => (one === task ? { ...task, messages } : one)),
});

// To somebody who is watched a second message can do as much harm as none.
const whatBecameOf = ({ audience, reason, mayHaveArrived }: FailedMessage): string =>
  mayHaveArrived === true
    ? `We do not know whether a message to ${TO[audience]} arrived: it was handed over, and nobody said what became of it. Do not send it again before you have asked them in another way whether they have it.`
    : `A message to ${TO[audience]} was not delivered: ${WHY_NOT_DELIVERED[reason]}. Reach them another way.`;

const WHY_NOT_DELIVERED: Readonly<Record<MessageFailure, string>> = {
  'no-safe-contact': 'no safe way to write to them is known',
  'address-refused': 'their address did not take it',
  'provider-down': 'the mail could not be handed over',
  'no-mailbox': 'no mailbox is known',
  'gave-up': 'it was tried long enough without success',
};

const TO: Readonly<Record<Audience, string>> = {
  woman: 'the person',
  referrer: 'the referrer',
  'receiving-service': 'the receiving service',
  'landing-team': 'the landing team',
};

// Whoever holds her reaches her; the landing team reaches teams; the national desk reaches the landing team.
function ownerOfMessage(before: Placement, audience: Audience, { landing, national }: Told) {
  if (audience === 'woman') return before.holder ?? before.home;
  return audience === 'landing-team' ? national : landing;
}
