import type {
  ClosureCaseState,
  ClosureDoes,
  ClosurePart,
  ClosureReason,
  Outcome,
} from '@waymark/contracts';

export const closureReasonWords: Readonly<Record<ClosureReason, string>> = {
  merged: 'It is merged into another service',
  'funding-ended': 'Its funding ends',
  staffing: 'There are not enough staff',
  reorganised: 'Services in the area are reorganised',
};

export const partWords: Readonly<Record<ClosurePart, string>> = {
  holds: 'You hold the person',
  offered: 'Offered to you, not acknowledged',
  'asked-to-take-over': 'You are asked to take over',
  'held-for': 'Waiting for a date, then for you',
  alongside: 'You work alongside',
  sent: 'You sent the referral',
  'owes-a-task': 'You have a task',
};

export const doesWords: Readonly<Record<ClosureDoes, string>> = {
  'hand-over': 'The next service is asked to take over',
  offer: 'Offered to the next service instead',
  'take-over-instead': 'The next service is asked to take over in your place',
  'held-for-successor': 'Waits for the same date, then for the next service',
  alongside: 'The next service is asked to work alongside',
  'works-there-already': 'The next service works with the person already',
  'ask-her': 'Ask the person first',
  'landing-team': 'The landing team finds a place',
  returned: 'Goes back to the team that has the person',
  'on-its-way': 'Another place is asked already',
};

export const caseStateWords: Readonly<Record<ClosureCaseState, string>> = {
  'to-do': 'Not begun yet',
  asking: 'The person is being asked',
  done: 'Asked',
  failed: 'Could not be moved',
  gone: 'Was no longer with you',
  left: 'Left as it was',
};

export const criteriaWords: Readonly<Record<Outcome, string>> = {
  eligible: 'meets its published criteria',
  'not-eligible': 'does not meet its published criteria: its team decides',
  'not-yet': 'too early by its published criteria: its team decides',
  'cannot-tell': 'its published criteria leave a point open: its team decides',
};
