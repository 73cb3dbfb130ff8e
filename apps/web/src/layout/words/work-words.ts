import type {
  ContactCue,
  WorkNotice,
  WorkPart,
  WorkReason,
  WorklistSort,
} from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';

/** Why it is here, as a team says it. */
export const workReasonWords: Readonly<Record<WorkReason, string>> = inLanguage(() => ({
  call: say`An urgent call is owed`,
  worse: say`Somebody says that things are worse`,
  death: say`After a death`,
  new: say`New`,
  decide: say`To be decided`,
  'information-arrived': say`Information arrived`,
  returned: say`Returned`,
  'message-not-delivered': say`Message not delivered`,
  'message-may-have-arrived': say`Message may have arrived`,
  'not-reached': say`Not yet reached`,
  'appointment-needed': say`Appointment needed`,
  'ask-the-person': say`The person is to be asked`,
  'find-a-place': say`A place is to be found`,
  moved: say`The person has moved`,
  'follow-up': say`Follow up`,
  'waiting-for-others': say`Waiting for somebody else`,
  'look-into': say`Look into it`,
}));

export const workPartWords: Readonly<Record<WorkPart, string>> = inLanguage(() => ({
  'at-once': say`At once`,
  overdue: say`Overdue`,
  'clinical-date': say`Before a clinical date`,
  'due-soon': say`Due within 2 days`,
  'due-later': say`Due later`,
  waiting: say`Paused, or waiting for somebody else`,
}));

export const workNoticeWords: Readonly<Record<WorkNotice, string>> = inLanguage(() => ({
  died: say`The person has died`,
  'baby-died': say`A baby has died: begin with that`,
  moved: say`The person has moved`,
  'goes-with-another': say`Goes with another referral of the same person`,
}));

export const contactCueWords: Readonly<Record<Exclude<ContactCue, 'safe'>, string>> = inLanguage(
  () => ({
    'read-first': say`Safe contact: read first`,
    'not-known': say`Safe contact: not known, find out first`,
  }),
);

export const worklistSortWords: Readonly<Record<WorklistSort, string>> = inLanguage(() => ({
  'time-left': say`Least time left first`,
  'longest-wait': say`Longest wait first`,
  newest: say`Newest first`,
  reference: say`By reference`,
}));
