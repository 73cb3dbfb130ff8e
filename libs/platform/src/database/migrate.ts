import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { createDataSource, type DataSourceSettings } from './data-source.js';
import { grantRights } from './grant-rights.js';

// Any constant does, as long as every instance uses the same one.
const MIGRATION_LOCK = 7_263_541;
const LOCK_TIMEOUT_MS = 120_000;
/** About two minutes in all. */
const PATIENCE: Patience = { lockMs: 3_000, betweenMs: 5_000, attempts: 15 };
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * How a step waits for a table that somebody holds, such as a backup. Whoever asks for the table meanwhile waits behind it: so
 * never for longer than services wait for a lock, and with time in between in which they go on.
 */
interface Patience {
  readonly lockMs: number;
  readonly betweenMs: number;
  readonly attempts: number;
}

export interface MigrationSettings extends DataSourceSettings {
  /** The role that the service signs in as; the URL's role is the owner. */
  readonly application: string;
  readonly patience?: Patience;
}

/** Somebody holds what a step has to change, and does not let go of it. */
class TableHeld extends Error {
  constructor(cause: unknown) {
    super(
      'what a step has to change is held by somebody else, such as a backup that is being made (pg_stat_activity names who). Services go on as they are: wait until that has ended, and run the same again',
      { cause },
    );
  }
}

/** Brings the database up to date as its owner, and gives the application its rights; of several one does it while the others wait. */
export async function migrate({
  application,
  patience = PATIENCE,
  ...settings
}: MigrationSettings): Promise<readonly string[]> {
  const source = createDataSource({
    ...{ ...settings, poolSize: 2, statementTimeoutMs: 0 },
    lockTimeoutMs: patience.lockMs,
  });
  await source.initialize();
  const guard = source.createQueryRunner();
  try {
    await guard.query(`SET lock_timeout = ${String(LOCK_TIMEOUT_MS)}`);
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await patiently(source, patience);
    await grantRights(guard, application);
    return applied;
  } finally {
    await guard.release();
    await source.destroy();
  }
}

/** Each step is a transaction of its own: what was done before one that had to wait is not done again. */
async function patiently(
  source: DataSource,
  { betweenMs, attempts }: Patience,
): Promise<readonly string[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const applied = await source.runMigrations();
      return applied.map(({ name }) => name);
    } catch (error) {
      if (!isHeld(error)) throw error;
      if (attempt >= attempts) throw new TableHeld(error);
      await pause(betweenMs);
    }
  }
}

const isHeld = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE;
