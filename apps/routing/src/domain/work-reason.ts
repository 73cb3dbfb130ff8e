import type { NextStepKind, WorkPart, WorkReason } from '@waymark/contracts';
import type { Task } from './placement.js';

/** Why a step is in a worklist, where nothing more is known of it. */
export const REASON_OF_STEP: Readonly<Record<NextStepKind, WorkReason>> = {
  judge: 'look-into',
  acknowledge: 'new',
  decide: 'decide',
  'answer-question': 'waiting-for-others',
  'ask-her': 'ask-the-person',
  reconfirm: 'follow-up',
  'find-a-place': 'find-a-place',
  'record-receipt': 'follow-up',
  'record-call': 'call',
  'mend-failed-event': 'look-into',
  'start-care': 'follow-up',
  'contact-by-another-way': 'not-reached',
  'review-wait': 'follow-up',
  'review-pause': 'follow-up',
  'review-care': 'follow-up',
  'record-appointment': 'follow-up',
  'arrange-interpreter': 'appointment-needed',
  'book-appointment': 'appointment-needed',
  'look-into': 'look-into',
  'review-plan': 'follow-up',
  'end-plan': 'follow-up',
  'read-linked': 'new',
  'agree-lead': 'look-into',
  'review-worse': 'worse',
  'review-death': 'death',
  'review-move': 'moved',
};

/** A task whose purpose says more than its step. */
export const REASON_OF_TASK: Readonly<Partial<Record<Task['purpose'], WorkReason>>> = {
  message: 'message-not-delivered',
  'message-unsure': 'message-may-have-arrived',
  returned: 'returned',
};

/** Steps that come before whatever is overdue: somebody may be in danger. */
export const AT_ONCE: readonly NextStepKind[] = ['record-call', 'review-worse'];

/** What is said of new information; only until the team has done something. */
export const INFORMATION: readonly string[] = [
  'facts-changed',
  'question-answered',
  'contact-changed',
  'file-added',
];

/** What somebody has to decide or begin: new information changes what it is. */
export const DECIDED_BY_INFORMATION: readonly WorkReason[] = ['decide', 'follow-up'];

export const DUE_SOON_MS = 2 * 24 * 60 * 60 * 1000;

/** The order of the parts, as it is sorted by. */
export const PART_ORDER: Readonly<Record<WorkPart, number>> = {
  'at-once': 0,
  overdue: 1,
  'clinical-date': 2,
  'due-soon': 3,
  'due-later': 4,
  waiting: 5,
};
