import { DatabaseUnavailable } from './connections.js';
import { PermanentFailure } from './permanent-failure.js';
import { isPlanOutdated } from './plan-outdated.js';

/**
 * What is to be done about an error: wait for the fault to pass, wait for the lock that somebody holds while the
 * others go on, try for long what takes the database too long, set the event aside, or try a few times.
 */
export type Trouble = 'wait' | 'held' | 'slow' | 'permanent' | 'unknown';

// Connection (08), resources (53), shutdown (57P0x), system (58), serialisation, deadlock, a standby.
const WAIT_FOR_STATE = /^(08...|53...|57P0[1-4]|58...|40001|40P01|55P03|25006)$/;
// The same code says that a lock was not had at once where we asked not to wait: that is over in a moment.
const WAITED_FOR_A_LOCK = 'lock timeout';
// A statement that waits for a lock is ended by the shorter `lock_timeout`: this one was itself too slow.
const TOOK_TOO_LONG = '57014';
const WAIT_FOR_SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
// pg says these without a code.
const LOST_CONNECTION =
  /^(Connection terminated|Query read timeout|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|Cannot use a pool after calling end)/;
const DEEPEST_CAUSE = 5;

/** The one place where errors are told apart. */
export function sortTrouble(error: unknown): Trouble {
  let link = error;
  for (let depth = 0; depth < DEEPEST_CAUSE && link instanceof Error; depth += 1) {
    if (link instanceof PermanentFailure) return 'permanent';
    if (codeOf(link) === '55P03' && link.message.includes(WAITED_FOR_A_LOCK)) return 'held';
    if (isOursToWaitFor(link)) return 'wait';
    if (codeOf(link) === TOOK_TOO_LONG) return 'slow';
    link = link.cause;
  }
  return 'unknown';
}

function isOursToWaitFor(error: Error): boolean {
  if (error instanceof DatabaseUnavailable || isPlanOutdated(error)) return true;
  const code = codeOf(error);
  return (
    WAIT_FOR_STATE.test(code) || WAIT_FOR_SYSTEM.has(code) || LOST_CONNECTION.test(error.message)
  );
}

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';
