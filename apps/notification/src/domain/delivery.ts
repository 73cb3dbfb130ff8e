/** What became of one attempt to send. */
export type Attempt =
  | { readonly result: 'accepted'; readonly providerReference: string }
  | { readonly result: 'refused'; readonly code: string }
  | { readonly result: 'down'; readonly code: string }
  /** The connection broke after the content was sent: it may have arrived. */
  | { readonly result: 'unknown'; readonly code: string };

export type AfterAttempt =
  | { readonly status: 'SENT' }
  | { readonly status: 'FAILED'; readonly reason: 'address-refused' | 'gave-up' }
  | { readonly status: 'UNKNOWN' }
  | { readonly status: 'PENDING'; readonly waitMs: number };

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 3_600_000;
/** With doubling waits, about a day and a half. */
const MOST_ATTEMPTS = 40;

/** Staff are told rather twice than never; whether a woman is written to again, a person decides. */
export function afterAttempt(attempt: Attempt, attempts: number, toWoman: boolean): AfterAttempt {
  if (attempt.result === 'accepted') return { status: 'SENT' };
  if (attempt.result === 'refused') return { status: 'FAILED', reason: 'address-refused' };
  if (attempt.result === 'unknown' && toWoman) return { status: 'UNKNOWN' };
  if (attempts >= MOST_ATTEMPTS) return { status: 'FAILED', reason: 'gave-up' };
  return {
    status: 'PENDING',
    waitMs: Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS),
  };
}
