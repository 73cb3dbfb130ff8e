import type { Move } from '@waymark/contracts';
import type { Draft } from './change.js';
import { stateOf, type Placement } from './placement.js';

/** Why a move cannot be made: a value, not an error. */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
  /** The field to put right, where the request itself is at fault. */
  readonly field?: string;
}

export type Moved = { readonly draft: Draft } | { readonly refused: Refusal };

export const refuse = (
  code: string,
  detail: string,
  field?: string,
): { readonly refused: Refusal } => ({
  refused: { code, detail, ...(field !== undefined && { field }) },
});

export const notNow = (before: Placement, move: Move): { readonly refused: Refusal } =>
  refuse(
    'move-not-allowed',
    `“${move}” is not possible for your team while the referral is “${stateOf(before)}”.`,
  );
