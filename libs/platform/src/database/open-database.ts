import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Logger } from '../logger.js';
import { createDataSource, type DataSourceSettings } from './data-source.js';
import { DatabaseNotTrusted, whyNotTrusted } from './database-not-trusted.js';
import { isDatabaseTrouble } from './database-trouble.js';
import { pendingMigrations } from './pending-migrations.js';
import { refuseTooManyRights } from './refuse-too-many-rights.js';

const ATTEMPTS = 30;
const BETWEEN_MS = 1_000;

/** The migrations are somebody else's work, who is the owner: a service waits for it and never does it. */
class NotUpToDate extends Error {
  constructor(pending: readonly string[]) {
    super(
      `The database has not had ${String(pending.length)} of this version's migrations, the first ${String(pending[0])}: run infra/start/prepare.mjs as an administrator, as npm start and docker compose do.`,
    );
  }
}

/** Waits for PostgreSQL and until it is up to date, and opens the pool, unless its role may too much. */
export async function openDatabase(
  settings: DataSourceSettings,
  logger: Logger,
): Promise<DataSource> {
  const report = (cause: unknown): void => {
    logger.warn('a database connection was lost', { cause });
  };
  const source = createDataSource({ ...settings, onConnectionLost: report });
  await patiently(() => source.initialize(), logger);
  try {
    await patiently(() => refuseTooManyRights(source), logger);
    await patiently(() => mustBeUpToDate(source, settings), logger);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return source;
}

async function mustBeUpToDate(
  source: DataSource,
  { migrations = [] }: DataSourceSettings,
): Promise<void> {
  const pending = await pendingMigrations(source, migrations);
  if (pending.length > 0) throw new NotUpToDate(pending);
}

async function patiently<T>(work: () => Promise<T>, logger: Logger): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (cause) {
      const notTrusted = whyNotTrusted(cause);
      if (notTrusted !== undefined) throw new DatabaseNotTrusted(notTrusted, { cause });
      const isLate = cause instanceof NotUpToDate;
      if (!isLate && !isDatabaseTrouble(cause)) throw cause;
      if (attempt === ATTEMPTS)
        throw isLate ? cause : new Error('PostgreSQL cannot be reached', { cause });
      logger.warn('waiting for the database', { attempt, ...(isLate && { cause }) });
      await pause(BETWEEN_MS);
    }
  }
}
