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
      const months = await this.connections.query<{ name: string }>(OLD_MONTHS);
      for (const { name } of months) await this.connections.query(dropOf(name));
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

const OLD_MONTHS = {
  name: 'inbox old months',
  text: `
SELECT child.relname AS name
FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
WHERE inhparent = 'inbox'::regclass AND child.relname ~ '^inbox_\\d{4}_\\d{2}$'
  AND to_date(right(child.relname, 7), 'YYYY_MM') + interval '1 month' < now() - interval '400 days'`,
};

// Whoever claims events does not wait behind it for longer than this.
const dropOf = (name: string): { name: string; text: string } => ({
  name: `drop ${name}`,
  text: `
DO $$ BEGIN
  PERFORM set_config('lock_timeout', '2s', true);
  DROP TABLE "${name}";
END $$`,
});

// Ids grow with time, so the oldest are at one end and nothing else is read.
const FORGET_SAID = {
  name: 'outbox forget',
  text: `
WITH gone AS (
  DELETE FROM outbox WHERE id IN (
    SELECT id FROM (SELECT id, published_at FROM outbox ORDER BY id LIMIT $1) AS oldest
    WHERE published_at < now() - interval '35 days')
  RETURNING id)
SELECT count(*)::int AS gone FROM gone`,
};

const FORGET_HEARD = {
  name: 'inbox forget',
  text: `
WITH gone AS (
  DELETE FROM inbox WHERE event_id IN (
    SELECT event_id FROM inbox_other WHERE claimed_at < now() - interval '400 days' LIMIT $1)
  RETURNING event_id)
SELECT count(*)::int AS gone FROM gone`,
};
