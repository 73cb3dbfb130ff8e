import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Logger } from '../logger.js';
import { createDataSource, type DataSourceSettings } from './data-source.js';
import { isDatabaseTrouble } from './database-trouble.js';
import { migrate } from './migrate.js';

const ATTEMPTS = 30;
const BETWEEN_MS = 1_000;

/** Waits for PostgreSQL, brings the schema up to date and opens the pool. */
export async function openDatabase(
  settings: DataSourceSettings,
  logger: Logger,
): Promise<DataSource> {
  const report = (cause: unknown): void => {
    logger.warn('a database connection was lost', { cause });
  };
  const applied = await patiently(() => migrate(settings), logger);
  for (const migration of applied) logger.info('migration applied', { migration });
  const source = createDataSource({ ...settings, onConnectionLost: report });
  return patiently(() => source.initialize(), logger);
}

async function patiently<T>(work: () => Promise<T>, logger: Logger): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (cause) {
      if (!isDatabaseTrouble(cause)) throw cause;
      if (attempt === ATTEMPTS) throw new Error('PostgreSQL cannot be reached', { cause });
      logger.warn('waiting for the database', { attempt });
      await pause(BETWEEN_MS);
    }
  }
}
