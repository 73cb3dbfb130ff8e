import type {
  Audience,
  Channel,
  MessageDeliveredData,
  MessageFailedData,
  MessageFailure,
} from '@waymark/contracts';

const TO: Readonly<Record<Audience, string>> = {
  'receiving-service': 'the receiving service',
  referrer: 'the referrer',
  woman: 'the person',
  'landing-team': 'the landing team',
};

const BY: Readonly<Record<Channel, string>> = {
  email: 'by e-mail',
  sms: 'by text message',
  webhook: 'from system to system',
  'in-app': 'as a notice in Waymark',
};

// Why nothing may be sent to somebody is for whoever works with them, and not for the timeline.
const WHY: Readonly<Record<MessageFailure, string>> = {
  'no-safe-contact': 'must not be sent',
  'address-refused': 'could not be sent: the address was refused',
  'provider-down': 'could not be sent: the provider did not take it',
  'no-mailbox': 'could not be sent: no mailbox is known',
  'gave-up': 'could not be sent, and was given up',
};

const UNSURE =
  'was handed over and nobody knows whether it arrived; it is not sent again, and a person has a task';

export function deliveredWords(data: MessageDeliveredData): string {
  if (data.wasUnsure === true)
    return 'A message of which nobody knew whether it had arrived has arrived; the person who was asked need not ask any more.';
  return `${messageIn(data)} was accepted ${attemptWords(data.attempts)}.`;
}

export function failedWords(data: MessageFailedData): string {
  const tried = `(${attemptWords(data.attempts)})`;
  if (data.mayHaveArrived === true) return `${messageIn(data)} ${UNSURE} ${tried}.`;
  return `${messageIn(data)} ${WHY[data.reason]} ${tried}; a person has a task.`;
}

const messageIn = ({ audience, channel }: { audience: Audience; channel: Channel }): string =>
  `A message to ${TO[audience]} ${BY[channel]}`;

function attemptWords(attempts: number): string {
  if (attempts === 0) return 'not tried';
  return attempts === 1 ? 'at the first attempt' : `after ${String(attempts)} attempts`;
}
