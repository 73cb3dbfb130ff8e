import { ProblemError } from '@waymark/platform';
import type { Decision } from './decision.js';
import type { Poke } from './poke.js';
import type { Transactions } from './transactions.js';

/** Events of one subject, by their numbers. */
export interface Said {
  readonly subject: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Where a person has events said again. A record that arrives unreadable leaves a gap that its hearers wait at; the
 * event itself is still here, and under the same id it does nothing where it was heard.
 */
export class SaidDesk {
  constructor(
    private readonly transactions: Transactions,
    private readonly poke: Poke,
  ) {}

  /** Answers how many go out again, with their own ids and in their order. */
  async again({ subject, from, to }: Said, { by, reason }: Decision): Promise<number> {
    const events = await this.transactions.run(async (tx) => {
      const rows = await tx.query<{ sequence: number }>(AGAIN, [subject, from, to]);
      if (rows.length === 0) throw ProblemError.notFound('event of this subject and number');
      tx.audit({ action: 'said.again', subject, by, reason });
      return new Set(rows.map(({ sequence }) => sequence)).size;
    });
    this.poke.poke();
    return events;
  }
}

const AGAIN = {
  name: 'outbox again',
  text: `
UPDATE outbox SET published_at = NULL, created_at = now()
WHERE subject = $1 AND sequence BETWEEN $2 AND $3
RETURNING sequence`,
};
