import type { Receipt } from '@waymark/contracts';

/** What became of one attempt to send. */
export type Attempt =
  | { readonly result: 'accepted'; readonly providerReference: string }
  | { readonly result: 'refused'; readonly code: string }
  | { readonly result: 'down'; readonly code: string }
  /** It may have arrived. `askable`: the provider can be asked by our reference, and is, before anything is sent again. */
  | { readonly result: 'unknown'; readonly code: string; readonly askable?: true }
  /** It may have arrived, and was asked about for as long as an answer could have helped. */
  | { readonly result: 'lost'; readonly code: string };

/** What a provider knows by our reference. `not-found`: not yet, or never. `cannot-tell`: it keeps no such list. */
export type LookedUp =
  Attempt | { readonly result: 'not-found' } | { readonly result: 'cannot-tell' };

export type AfterAttempt =
  | { readonly status: 'SENT' }
  | { readonly status: 'FAILED'; readonly reason: 'address-refused' | 'gave-up' }
  | { readonly status: 'UNKNOWN' }
  | {
      readonly status: 'PENDING';
      readonly waitMs: number;
      /** The provider may have it: it is asked first. */
      readonly askFirst?: true;
    };

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 3_600_000;
/** Before a provider is asked: what was on its way when the answer was lost has come in by then. */
const ASK_AFTER_MS = 60_000;
export const NOT_FOUND = 'not-on-its-list';
/** A list that says nothing may lag behind what was taken: it is asked for so long, and nothing is sent meanwhile or after. */
const LOOKED_FOR_MS = { woman: 10 * 60_000, staff: 3_600_000 };
/** With doubling waits, about a day and a half. */
const MOST_ATTEMPTS = 40;

/** Nothing by our reference, so long after it may have been taken. Whoever it is for, it is not sent again by guess. */
export function afterNotFound(handedOverForMs: number, toWoman: boolean): Attempt {
  const mayStillCome = handedOverForMs < LOOKED_FOR_MS[toWoman ? 'woman' : 'staff'];
  return mayStillCome
    ? { result: 'unknown', code: NOT_FOUND, askable: true }
    : { result: 'lost', code: NOT_FOUND };
}

/** Where nobody can be asked, staff are told rather twice than never; whether a woman is written to again, a person decides. */
export function afterAttempt(attempt: Attempt, attempts: number, toWoman: boolean): AfterAttempt {
  if (attempt.result === 'accepted') return { status: 'SENT' };
  if (attempt.result === 'refused') return { status: 'FAILED', reason: 'address-refused' };
  if (attempt.result === 'lost') return { status: 'UNKNOWN' };
  const isOpen = attempt.result === 'unknown';
  const askFirst = isOpen && attempt.askable === true;
  if (isOpen && toWoman && (!askFirst || attempts >= MOST_ATTEMPTS)) return { status: 'UNKNOWN' };
  if (attempts >= MOST_ATTEMPTS) return { status: 'FAILED', reason: 'gave-up' };
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  if (!askFirst) return { status: 'PENDING', waitMs };
  return { status: 'PENDING', waitMs: Math.max(waitMs, ASK_AFTER_MS), askFirst };
}

/** What a receipt makes of a message; nothing where the provider is still at it, or it changes nothing. */
export type AfterReceipt =
  | { readonly status: 'SENT' }
  | { readonly status: 'FAILED'; readonly reason: 'address-refused' | 'gave-up' };

export function afterReceipt(receipt: Receipt): AfterReceipt {
  switch (receipt) {
    case 'delivered':
      return { status: 'SENT' };
    case 'permanent-failure':
      return { status: 'FAILED', reason: 'address-refused' };
    // The provider has tried for days, or could not at all, and does not try again by itself.
    case 'temporary-failure':
    case 'technical-failure':
      return { status: 'FAILED', reason: 'gave-up' };
  }
}
