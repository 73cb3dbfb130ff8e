// How a team's work is named, sorted and found.

/** Why something is in a worklist, as teams say it. */
export const WORK_REASONS = [
  'call',
  'worse',
  'death',
  'new',
  'decide',
  'information-arrived',
  'returned',
  'message-not-delivered',
  'message-may-have-arrived',
  'not-reached',
  'appointment-needed',
  'ask-the-person',
  'find-a-place',
  'moved',
  'follow-up',
  'waiting-for-others',
  'look-into',
] as const;
export type WorkReason = (typeof WORK_REASONS)[number];

/**
 * The parts of a worklist, in their order: `at-once` is a call that is owed or somebody who is worse, `clinical-date`
 * goes before whatever else has time left, `waiting` is paused or owed by somebody else.
 */
export const WORK_PARTS = [
  'at-once',
  'overdue',
  'clinical-date',
  'due-soon',
  'due-later',
  'waiting',
] as const;
export type WorkPart = (typeof WORK_PARTS)[number];

/** What a team reads before it does anything. */
export const WORK_NOTICES = ['died', 'baby-died', 'moved', 'goes-with-another'] as const;
export type WorkNotice = (typeof WORK_NOTICES)[number];

/** The first is how a worklist is sorted where nobody says otherwise. */
export const WORKLIST_SORTS = ['time-left', 'longest-wait', 'newest', 'reference'] as const;
export type WorklistSort = (typeof WORKLIST_SORTS)[number];

/** `done-today`: somebody of the team acted on it today, and nothing has happened since. */
export const WORKLIST_SHOWS = ['needs-action', 'done-today'] as const;
export type WorklistShow = (typeof WORKLIST_SHOWS)[number];

/** In `assignedTo`: what nobody has taken on. */
export const ASSIGNED_TO_NOBODY = 'nobody';
