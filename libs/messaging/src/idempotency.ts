import { ProblemError } from '@waymark/platform';
import type { OpenTransaction } from './open-transaction.js';
import type { CommandResult, IdempotencyKey } from './unit-of-work.js';

interface Found<T extends object> {
  readonly is_first: boolean;
  readonly body_hash: string | null;
  readonly answer: CommandResult<T> | null;
}

const UNIQUE_VIOLATION = '23505';

/** The first answer to this key, if there is one; otherwise the key is this transaction's until it ends. */
export async function answeredBefore<T extends object>(
  tx: OpenTransaction,
  { organisation, key, bodyHash }: IdempotencyKey,
): Promise<CommandResult<T> | undefined> {
  const [found] = await tx.each<Found<T>>(LOOK, { organisation, key });
  if (found === undefined) throw new Error('One row always comes back');
  if (found.answer !== null) {
    if (found.body_hash !== bodyHash) throw reused();
    return found.answer;
  }
  if (!found.is_first) throw stillRunning();
  return undefined;
}

export function keepAnswer<T extends object>(
  tx: OpenTransaction,
  { organisation, key, bodyHash }: IdempotencyKey,
  { status, body }: CommandResult<T>,
): void {
  tx.insert('idempotency', { organisation, key, body_hash: bodyHash, answer: { status, body } });
}

/** The answer was stored between our look and our lock: looking again finds it. */
export const isAnsweredMeanwhile = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === UNIQUE_VIOLATION &&
  'table' in error &&
  error.table === 'idempotency';

const reused = (): ProblemError =>
  new ProblemError({
    status: 422,
    code: 'idempotency-key-reused',
    title: 'This Idempotency-Key was used for another request',
    detail:
      'The key came with another body, or from somebody else, before. Send a new request with a new key.',
  });

const stillRunning = (): ProblemError =>
  new ProblemError({
    status: 409,
    code: 'idempotency-key-in-use',
    title: 'The same request is still being worked on',
    detail: 'A request with this Idempotency-Key is still running. Ask again in a moment.',
  });

const LOOK = 'SELECT * FROM answered_before($1)';
