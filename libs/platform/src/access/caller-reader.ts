import type { Caller } from './caller.js';
import type { Request } from 'express';

/** Finds out who is calling. Bearer tokens by default; the web site reads its session instead. */
export abstract class CallerReader {
  /** Nobody: undefined. Someone whose proof is not good: a 401 ProblemError. */
  abstract read(request: Request): Caller | undefined | Promise<Caller | undefined>;
}
