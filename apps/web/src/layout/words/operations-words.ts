import type {
  ActResult,
  Channel,
  DeliveryState,
  Provider,
  QuarantineEntryState,
  QuarantineReason,
  QuarantineRunState,
  Receipt,
  Spelling,
} from '@waymark/contracts';

/** Why a service could not apply an event. */
export const failureWords: Readonly<Record<QuarantineReason, string>> = {
  unreadable: 'It cannot be read',
  'unknown-type': 'Its type is not known here',
  'contract-broken': 'It is not as its contract says',
  refused: 'The service says that it can never be applied',
  failed: 'The service failed each time it tried',
};

export const failedStateWords: Readonly<Record<QuarantineEntryState, string>> = {
  waiting: 'Waits for a person',
  replayed: 'Replayed',
  discarded: 'Discarded',
  redelivered: 'Came again, and was applied',
};

export const runStateWords: Readonly<Record<QuarantineRunState, string>> = {
  running: 'Under way',
  paused: 'Paused',
  done: 'Ended',
  cancelled: 'Cancelled',
};

/** How something may be written otherwise and still say the same. */
export const spellingWords: Readonly<Record<Spelling, string>> = {
  trimmed: 'Without spaces at its ends',
  'as-number': 'As a number',
  'as-text': 'As text',
  'as-truth-value': 'As true or false',
  'as-list': 'As a list of this one',
  'lower-case': 'In small letters',
  'upper-case': 'In capitals',
  'as-utc': 'The same moment in UTC',
  'left-out': 'Left out, because it says nothing',
};

/** What operators do by hand, as the audit names it. */
export const actWords: Readonly<Record<string, string>> = {
  'quarantine.replayed': 'Replayed a failed event',
  'quarantine.tried': 'Tried a replay of a failed event',
  'quarantine.copied': 'Applied a mended copy of a failed event',
  'quarantine.copy-tried': 'Tried a mended copy of a failed event',
  'quarantine.discarded': 'Discarded a failed event',
  'quarantine.assigned': 'Said who looks after a group',
  'quarantine.unassigned': 'Said that nobody looks after a group',
  'quarantine.archived': 'Archived a group until it grows',
  'quarantine.brought-back': 'Brought an archived group back',
  'quarantine.dry-run': 'Tried a replay of a group',
  'quarantine.run': 'Began a replay of a group',
  'quarantine.run-pause': 'Paused a run',
  'quarantine.run-resume': 'Let a run go on',
  'quarantine.run-cancel': 'Cancelled a run',
  'operator.shown-identity': 'Was shown whom a referral is about',
  'operator.nudged': 'Asked a team to look at a referral',
  'said.again': 'Had events said again',
  'reconciliation.asked': 'Had the services compared',
};

export const actResultWords: Readonly<Record<ActResult, string>> = {
  done: 'Done',
  failed: 'Failed',
  refused: 'Refused',
  'under-way': 'Under way',
  cancelled: 'Cancelled',
};

/** Why an operator's decision about a failed event was not done. */
export const notDoneWords: Readonly<Record<string, string>> = {
  'failed-again': 'the event failed again, and waits as before',
  'already-settled': 'somebody had dealt with the event already',
  'still-unreadable': 'the service cannot read the event',
  'still-broken': 'the copy was not as its contract says either',
  'nothing-to-mend': 'there was nothing to mend in the event',
  'begins-a-referral': 'the event begins a referral, and intake was not asked',
};

export const deliveryWords: Readonly<Record<DeliveryState, string>> = {
  PENDING: 'Waits',
  SENDING: 'Being sent',
  SENT: 'Sent',
  FAILED: 'Failed',
  UNKNOWN: 'May have arrived',
  WITHHELD: 'Withheld on purpose',
};

export const deliveryColours: Readonly<Record<DeliveryState, string>> = {
  PENDING: 'blue',
  SENDING: 'blue',
  SENT: 'green',
  FAILED: 'red',
  UNKNOWN: 'yellow',
  WITHHELD: 'grey',
};

export const channelWords: Readonly<Record<Channel, string>> = {
  email: 'E-mail',
  sms: 'Text message',
  webhook: 'Webhook',
  'in-app': 'Notice on this site',
};

/** Several of what a channel carries. */
export const carriedWords: Readonly<Record<Channel, string>> = {
  email: 'E-mails',
  sms: 'Text messages',
  webhook: 'Webhooks',
  'in-app': 'Notices on this site',
};

export const providerWords: Readonly<Record<Provider, string>> = {
  'mail-server': 'The mail server',
  'govuk-notify': 'GOV.UK Notify',
};

/** What the provider said after it had taken a message. */
export const receiptWords: Readonly<Record<Receipt, string>> = {
  delivered: 'Delivered',
  'permanent-failure': 'No such address',
  'temporary-failure': 'Not delivered: mailbox full or telephone off for days',
  'technical-failure': 'Not delivered: trouble of the provider',
};

export const isKnownDelivery = (status: string): status is DeliveryState =>
  Object.hasOwn(deliveryWords, status);
