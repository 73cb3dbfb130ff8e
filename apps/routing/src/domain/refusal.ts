import { DECLINE_REASONS, type DeclineReason, type Move } from '@waymark/contracts';
import type { Place } from '@waymark/routing-order';
import type { Draft } from './change.js';
import { stateOf, type Placement } from './placement.js';

/** Why a move cannot be made: a value, not an error. */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
  /** The field to put right, where the request itself is at fault. */
  readonly field?: string;
}

export interface Refused {
  readonly refused: Refusal;
}

export type Moved = { readonly draft: Draft } | Refused;

export const refuse = (code: string, detail: string, field?: string): Refused => ({
  refused: { code, detail, ...(field !== undefined && { field }) },
});

export const notNow = (before: Placement, move: Move): Refused =>
  refuse(
    'move-not-allowed',
    `“${move}” is not possible for your team while the referral is “${stateOf(before)}”.`,
  );

export function commentRefused(
  reason: DeclineReason,
  comment: string | undefined,
): Refused | undefined {
  const needed = DECLINE_REASONS[reason].commentRequired && (comment ?? '').trim() === '';
  return needed
    ? refuse('comment-required', 'This reason needs a comment: say in a few words why.', 'comment')
    : undefined;
}

export const NOT_OFFERED = {
  'not-open': 'This place is not confirmed open today, and nothing is sent where nobody may be.',
  'not-joined':
    'Nobody at this place answers in Waymark: refer there yourself and record who took the person.',
  'not-agreed': 'The person has not agreed that this kind of recipient is told: ask them first.',
} as const;

// The guard behind the rule; a coordinator's hand does not lift it.
export const riskRefused = (before: Placement, to: Place): Refused | undefined =>
  before.clinicalRisk && to.kind === 'link-work'
    ? refuse(
        'link-work-cannot-hold-risk',
        'A clinical risk is marked, and link work never holds one.',
      )
    : undefined;
