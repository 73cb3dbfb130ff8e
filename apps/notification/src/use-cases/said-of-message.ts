import type { Cause } from '@waymark/contracts';
import { commandCause } from '@waymark/messaging';
import type { ReceivedMessage } from '../store/message.store.js';

/** Whoever hears of a message waits for the event that it was about. */
export const causeFrom = ({ id, referralId, traceparent, urgent, about }: ReceivedMessage): Cause =>
  commandCause({ id, subject: referralId, traceparent, urgent, ...about });

export const said = ({ referralId, id, audience, channel }: ReceivedMessage) =>
  ({ referralId, messageId: id, audience, channel }) as const;
