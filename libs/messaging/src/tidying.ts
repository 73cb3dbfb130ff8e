import type { Logger } from '@waymark/platform';
import type { Connections } from './connections.js';

const EVERY_MS = 3_600_000;
/** At once would be in the way of the start. */
const FIRST_MS = 60_000;
const ROWS_AT_ONCE = 2_000;
const MOST_ROUNDS = 500;

/**
 * What is kept only so that nothing is done twice or lost leaves when it cannot be needed any more: said events five
 * days after the topics have forgotten them, heard ones more than a year later.
 */
export class Tidying {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly connections: Connections,
    private readonly logger: Logger,
  ) {}

  start(afterMs = FIRST_MS): void {
    this.timer = setTimeout(() => {
      this.start(EVERY_MS);
      void this.round();
    }, afterMs).unref();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** Never throws: what could not be tidied now is tidied in an hour. */
  async round(): Promise<void> {
    try {
      await this.connections.query(MAKE_MONTHS);
      await this.connections.query(FORGET_MONTHS);
      for (const statement of [FORGET_SAID, FORGET_HEARD]) {
        for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
          const [row] = await this.connections.query<{ gone: number }>(statement, [ROWS_AT_ONCE]);
          if ((row?.gone ?? 0) < ROWS_AT_ONCE) break;
        }
      }
    } catch (cause) {
      this.logger.warn('Tidying could not be finished and is tried again in an hour', { cause });
    }
  }
}

const MAKE_MONTHS = {
  name: 'inbox months',
  text: `SELECT inbox_months((now() - interval '1 month')::date, 5)`,
};

const FORGET_MONTHS = { name: 'inbox forget months', text: 'SELECT inbox_forget_months()' };

const FORGET_SAID = { name: 'outbox forget', text: 'SELECT outbox_forget($1) AS gone' };

const FORGET_HEARD = {
  name: 'inbox forget',
  text: `
WITH gone AS (
  DELETE FROM inbox WHERE event_id IN (
    SELECT event_id FROM inbox_other WHERE claimed_at < now() - interval '400 days' LIMIT $1)
  RETURNING event_id)
SELECT count(*)::int AS gone FROM gone`,
};
