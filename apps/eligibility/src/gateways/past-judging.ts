import type { Day } from '@waymark/contracts';
import type { ComparedCriteria } from '../domain/what-if/compared-criteria.js';
import type { Tallied } from '../domain/what-if/tally.js';

export interface PastQuestion {
  readonly criteria: ComparedCriteria;
  /** Referrals whose clock started on this day or later. */
  readonly since: Day;
}

export interface PastProgress {
  readonly lookedAt: number;
  readonly of: number;
}

export interface JudgedAlong {
  readonly progress: (progress: PastProgress) => void;
  readonly signal: AbortSignal;
}

/** Judges every stored referral again, somewhere else than on the thread that answers. */
export abstract class PastJudging {
  /** Exact counts; undefined where it was aborted. */
  abstract judge(question: PastQuestion, along: JudgedAlong): Promise<Tallied | undefined>;
}
