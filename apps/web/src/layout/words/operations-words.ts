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
import { inLanguage, say } from '../../language/say.js';

/** Why a service could not apply an event. */
export const failureWords: Readonly<Record<QuarantineReason, string>> = inLanguage(() => ({
  unreadable: say`It cannot be read`,
  'unknown-type': say`Its type is not known here`,
  'contract-broken': say`It is not as its contract says`,
  refused: say`The service says that it can never be applied`,
  failed: say`The service failed each time it tried`,
}));

export const failedStateWords: Readonly<Record<QuarantineEntryState, string>> = inLanguage(() => ({
  waiting: say`Waits for a person`,
  replayed: say`Replayed`,
  discarded: say`Discarded`,
  redelivered: say`Came again, and was applied`,
}));

export const runStateWords: Readonly<Record<QuarantineRunState, string>> = inLanguage(() => ({
  running: say`Under way`,
  paused: say`Paused`,
  done: say`Ended`,
  cancelled: say`Cancelled`,
}));

/** How something may be written otherwise and still say the same. */
export const spellingWords: Readonly<Record<Spelling, string>> = inLanguage(() => ({
  trimmed: say`Without spaces at its ends`,
  'as-number': say`As a number`,
  'as-text': say`As text`,
  'as-truth-value': say`As true or false`,
  'as-list': say`As a list of this one`,
  'lower-case': say`In small letters`,
  'upper-case': say`In capitals`,
  'as-utc': say`The same moment in UTC`,
  'left-out': say`Left out, because it says nothing`,
}));

/** What operators do by hand, as the audit names it. */
export const actWords: Readonly<Record<string, string>> = inLanguage(() => ({
  'quarantine.replayed': say`Replayed a failed event`,
  'quarantine.tried': say`Tried a replay of a failed event`,
  'quarantine.copied': say`Applied a mended copy of a failed event`,
  'quarantine.copy-tried': say`Tried a mended copy of a failed event`,
  'quarantine.discarded': say`Discarded a failed event`,
  'quarantine.assigned': say`Said who looks after a group`,
  'quarantine.unassigned': say`Said that nobody looks after a group`,
  'quarantine.archived': say`Archived a group until it grows`,
  'quarantine.brought-back': say`Brought an archived group back`,
  'quarantine.dry-run': say`Tried a replay of a group`,
  'quarantine.run': say`Began a replay of a group`,
  'quarantine.run-pause': say`Paused a run`,
  'quarantine.run-resume': say`Let a run go on`,
  'quarantine.run-cancel': say`Cancelled a run`,
  'operator.shown-identity': say`Was shown whom a referral is about`,
  'operator.nudged': say`Asked a team to look at a referral`,
  'said.again': say`Had events said again`,
  'reconciliation.asked': say`Had the services compared`,
}));

export const actResultWords: Readonly<Record<ActResult, string>> = inLanguage(() => ({
  done: say`Done`,
  failed: say`Failed`,
  refused: say`Refused`,
  'under-way': say`Under way`,
  cancelled: say`Cancelled`,
}));

/** Why an operator's decision about a failed event was not done. */
export const notDoneWords: Readonly<Record<string, string>> = inLanguage(() => ({
  'failed-again': say`the event failed again, and waits as before`,
  'already-settled': say`somebody had dealt with the event already`,
  'still-unreadable': say`the service cannot read the event`,
  'still-broken': say`the copy was not as its contract says either`,
  'nothing-to-mend': say`there was nothing to mend in the event`,
  'begins-a-referral': say`the event begins a referral, and intake was not asked`,
}));

export const deliveryWords: Readonly<Record<DeliveryState, string>> = inLanguage(() => ({
  PENDING: say`Waits`,
  SENDING: say`Being sent`,
  SENT: say`Sent`,
  FAILED: say`Failed`,
  UNKNOWN: say`May have arrived`,
  WITHHELD: say`Withheld on purpose`,
}));

export const deliveryColours: Readonly<Record<DeliveryState, string>> = {
  PENDING: 'blue',
  SENDING: 'blue',
  SENT: 'green',
  FAILED: 'red',
  UNKNOWN: 'yellow',
  WITHHELD: 'grey',
};

export const channelWords: Readonly<Record<Channel, string>> = inLanguage(() => ({
  email: say`Email`,
  sms: say`Text message`,
  webhook: say`Webhook`,
  'in-app': say`Notice on this site`,
}));

/** Several of what a channel carries. */
export const carriedWords: Readonly<Record<Channel, string>> = inLanguage(() => ({
  email: say`Emails`,
  sms: say`Text messages`,
  webhook: say`Webhooks`,
  'in-app': say`Notices on this site`,
}));

export const providerWords: Readonly<Record<Provider, string>> = inLanguage(() => ({
  'mail-server': say`The mail server`,
  'govuk-notify': say`GOV.UK Notify`,
}));

/** What the provider said after it had taken a message. */
export const receiptWords: Readonly<Record<Receipt, string>> = inLanguage(() => ({
  delivered: say`Delivered`,
  'permanent-failure': say`No such address`,
  'temporary-failure': say`Not delivered: mailbox full or telephone off for days`,
  'technical-failure': say`Not delivered: trouble of the provider`,
}));

export const isKnownDelivery = (status: string): status is DeliveryState =>
  Object.hasOwn(deliveryWords, status);
