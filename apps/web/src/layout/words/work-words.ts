import type {
  ContactCue,
  WorkNotice,
  WorkPart,
  WorkReason,
  WorklistSort,
} from '@waymark/contracts';

/** Why it is here, as a team says it. */
export const workReasonWords: Readonly<Record<WorkReason, string>> = {
  call: 'An urgent call is owed',
  worse: 'Somebody says that things are worse',
  death: 'After a death',
  new: 'New',
  decide: 'To be decided',
  'information-arrived': 'Information arrived',
  returned: 'Returned',
  'message-not-delivered': 'Message not delivered',
  'message-may-have-arrived': 'Message may have arrived',
  'not-reached': 'Not yet reached',
  'appointment-needed': 'Appointment needed',
  'ask-the-person': 'The person is to be asked',
  'find-a-place': 'A place is to be found',
  moved: 'The person has moved',
  'follow-up': 'Follow up',
  'waiting-for-others': 'Waiting for somebody else',
  'look-into': 'Look into it',
};

export const workPartWords: Readonly<Record<WorkPart, string>> = {
  'at-once': 'At once',
  overdue: 'Overdue',
  'clinical-date': 'Before a clinical date',
  'due-soon': 'Due within 2 days',
  'due-later': 'Due later',
  waiting: 'Paused, or waiting for somebody else',
};

export const workNoticeWords: Readonly<Record<WorkNotice, string>> = {
  died: 'The person has died',
  'baby-died': 'A baby has died: begin with that',
  moved: 'The person has moved',
  'goes-with-another': 'Goes with another referral of the same person',
};

export const contactCueWords: Readonly<Record<Exclude<ContactCue, 'safe'>, string>> = {
  'read-first': 'Safe contact: read first',
  'not-known': 'Safe contact: not known, find out first',
};

export const worklistSortWords: Readonly<Record<WorklistSort, string>> = {
  'time-left': 'Least time left first',
  'longest-wait': 'Longest wait first',
  newest: 'Newest first',
  reference: 'By reference',
};
