import type { Logger } from '@waymark/platform';
import type { Connections, Statement } from './connections.js';

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

  /** Never throws: what could not be tidied now is tidied in an hour, and keeps nothing else from being tidied. */
  async round(): Promise<void> {
    for (const { statement, most } of STEPS) {
      try {
        await this.work(statement, most);
      } catch (cause) {
        this.logger.warn('Tidying could not be finished and is tried again in an hour', { cause });
      }
    }
  }

  private async work(statement: Statement, most: number | undefined): Promise<void> {
    if (most === undefined) {
      await this.connections.query(statement);
      return;
    }
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      const [row] = await this.connections.query<{ gone: number }>(statement, [most]);
      if ((row?.gone ?? 0) < most) return;
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

interface Step {
  readonly statement: Statement;
  /** Rows at once, until there are fewer. */
  readonly most?: number;
}

const STEPS: readonly Step[] = [
  { statement: MAKE_MONTHS },
  { statement: FORGET_MONTHS },
  { statement: FORGET_SAID, most: ROWS_AT_ONCE },
  { statement: FORGET_HEARD, most: ROWS_AT_ONCE },
];
