import type { Change, LineOutcome, MissingAnswer } from '@waymark/contracts';
import type { DayNumber } from './calendar.js';
import { clip } from './words.js';

/** What one criterion answers: the outcome, what was seen and why, in words a referrer can read. */
export interface Verdict {
  readonly outcome: LineOutcome;
  readonly seen: string;
  readonly because: string;
  /** First day on which it is met if nothing else changes. */
  readonly until?: DayNumber;
  readonly missing?: MissingAnswer;
  /** Seen jointly with another service. */
  readonly jointWith?: string;
  /** Where the area says to go instead. */
  readonly redirectTo?: string;
}

export const NOT_KNOWN = 'not known';

export const met = (seen: string, because: string): Verdict => ({ outcome: 'met', seen, because });

export const notMet = (seen: string, because: string, redirectTo?: string): Verdict =>
  redirectTo === undefined
    ? { outcome: 'not-met', seen, because }
    : { outcome: 'not-met', seen, because, redirectTo };

/** Too early is not a no: the referral is held until the day. */
export const notYet = (until: DayNumber, seen: string, because: string): Verdict => ({
  outcome: 'not-yet',
  seen,
  because,
  until,
});

/** The referral does not say: the referrer is asked, nobody guesses. A day that is known all the same is kept. */
export const notKnown = (
  missing: MissingAnswer,
  because: string,
  seen = NOT_KNOWN,
  until?: DayNumber,
): Verdict =>
  until === undefined
    ? { outcome: 'not-known', seen, because, missing }
    : { outcome: 'not-known', seen, because, missing, until };

/** The area has not published it: the service is asked, and the referral goes on. */
export const notPublished = (seen: string, because: string): Verdict => ({
  outcome: 'not-published',
  seen,
  because,
});

/** A recorded fact that may be wrong. */
export const check = (fact: string, words: string): Change => ({
  fact,
  how: 'check',
  words: clip(words, LONGEST_CHANGE),
});

/** A fact that time, or somebody else, can change. */
export const later = (fact: string, words: string): Change => ({
  fact,
  how: 'later',
  words: clip(words, LONGEST_CHANGE),
});

const LONGEST_CHANGE = 300;
