import { RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../problem-error.js';

/** Too much of something from somebody: 429, with when to try again. */
export class TooManyRequests extends ProblemError {
  /** At least 1. */
  readonly retryAfterSeconds: number;

  constructor(msBeforeNext: number, code = 'too-many-requests') {
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
    super({
      status: 429,
      code,
      title: 'Too many requests',
      detail: `Wait ${String(seconds)} seconds, then try again. Nothing was changed.`,
    });
    this.retryAfterSeconds = seconds;
  }
}

/** For what a limiter rejects with: that it is too much, or that the limiter has failed. @throws */
export const refuseTooMany = (thrown: unknown): never => refuse(thrown);

/** The same, with a code of its own. */
export const refuseTooManyAs =
  (code: string) =>
  (thrown: unknown): never =>
    refuse(thrown, code);

function refuse(thrown: unknown, code?: string): never {
  throw thrown instanceof RateLimiterRes ? new TooManyRequests(thrown.msBeforeNext, code) : thrown;
}
