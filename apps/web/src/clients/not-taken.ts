import type { ProblemError } from '@waymark/platform';

/** Something was received under this key: a new key would make it two. */
const KEY_REUSED = 'idempotency-key-reused';
const DEFINITE = new Set([400, 401, 403, 404, 413, 415, 422]);
const UNPROCESSABLE = 422;

/**
 * Whether what was sent was certainly not taken, so that it may go again under another key. `before`: it was sent before,
 * and nobody knows what came of that; only who has read it can say that it was not taken.
 */
export const isNotTaken = ({ status, code }: ProblemError, before: boolean): boolean =>
  (before ? status === UNPROCESSABLE : DEFINITE.has(status)) && code !== KEY_REUSED;
