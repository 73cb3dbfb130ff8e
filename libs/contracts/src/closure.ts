// A service closes or is merged, and its caseload moves by a list.

export const CLOSURE_REASONS = ['merged', 'funding-ended', 'staffing', 'reorganised'] as const;
export type ClosureReason = (typeof CLOSURE_REASONS)[number];

/** How a service that closes is part of what happens with her. */
export const CLOSURE_PARTS = [
  'holds',
  'offered',
  'asked-to-take-over',
  'held-for',
  'alongside',
  'sent',
  'owes-a-task',
] as const;
export type ClosurePart = (typeof CLOSURE_PARTS)[number];

/**
 * What is done with one referral. `hand-over`: the successor is asked, and the service goes on until a named person there has her.
 * `ask-her`: what she has agreed to does not cover the successor. `on-its-way`: another place is asked already.
 */
export const CLOSURE_DOES = [
  'hand-over',
  'offer',
  'take-over-instead',
  'held-for-successor',
  'alongside',
  'works-there-already',
  'ask-her',
  'landing-team',
  'returned',
  'on-its-way',
] as const;
export type ClosureDoes = (typeof CLOSURE_DOES)[number];

export const CLOSURE_STATES = ['under-way', 'cancelled', 'done'] as const;
export type ClosureState = (typeof CLOSURE_STATES)[number];

/** Of one referral on the list. `gone`: it was somebody else’s before its turn. `left`: cancelled before its turn. */
export const CLOSURE_CASE_STATES = ['to-do', 'asking', 'done', 'failed', 'gone', 'left'] as const;
export type ClosureCaseState = (typeof CLOSURE_CASE_STATES)[number];
