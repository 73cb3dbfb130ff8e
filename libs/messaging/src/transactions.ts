import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '@waymark/platform';
import { type Connections, DatabaseUnavailable, type Reader } from './connections.js';
import { Turn } from './holding.js';
import type { MessagingSettings } from './messaging-settings.js';
import { OpenTransaction } from './open-transaction.js';
import type { Poke } from './poke.js';
import { sortTrouble } from './trouble.js';

/** The transaction that the work being done now belongs to. */
export interface Joined {
  readonly tx: OpenTransaction;
  /** The event being heard; absent for a command or a timer. */
  readonly eventId?: string;
  readonly turn: Turn;
}

/** Begins, commits and rolls back; the current transaction follows the asynchronous work. */
export class Transactions {
  private readonly joined = new AsyncLocalStorage<Joined>();

  constructor(
    private readonly connections: Connections,
    private readonly settings: MessagingSettings,
    private readonly clock: Clock,
    private readonly poke: Poke,
  ) {}

  current(): Joined | undefined {
    return this.joined.getStore();
  }

  /** A part of a transaction that others share: what it holds it gives back at its end. */
  async within<T>(joined: Omit<Joined, 'turn'>, work: () => Promise<T>): Promise<T> {
    const turn = new Turn();
    try {
      return await this.joined.run({ ...joined, turn }, work);
    } finally {
      joined.tx.holding.end(turn);
    }
  }

  /** Everything the work does commits together, or nothing of it. */
  async run<T>(work: (tx: OpenTransaction) => Promise<T>, reader?: Reader): Promise<T> {
    const connection = await this.connections.lease();
    let spoilt = true;
    try {
      const turn = new Turn();
      const tx = await OpenTransaction.begin(connection, {
        service: this.settings.service,
        now: () => this.clock.now(),
        turn: () => this.current()?.turn ?? turn,
        ...(reader && { reader }),
      });
      try {
        const answer = await this.joined.run({ tx, turn }, () => work(tx));
        await tx.commit();
        this.poke.poke(tx.said);
        spoilt = false;
        return answer;
      } catch (error) {
        spoilt = !(await rolledBack(tx));
        throw error;
      }
    } catch (error) {
      throw asUnavailable(error);
    } finally {
      connection.release(spoilt);
    }
  }
}

async function rolledBack(tx: OpenTransaction): Promise<boolean> {
  try {
    await tx.rollback();
    return true;
  } catch {
    return false;
  }
}

// A lost connection is said in one way, so that HTTP answers "try again" and the runner waits.
function asUnavailable(error: unknown): unknown {
  if (error instanceof DatabaseUnavailable || !(error instanceof Error)) return error;
  const lost = !('code' in error) || /^(08|57P|E)/.test(String(error.code));
  return lost && sortTrouble(error) === 'wait' ? new DatabaseUnavailable(error) : error;
}
