import { createDataSource, type DataSourceSettings } from './data-source.js';
import { grantRights } from './grant-rights.js';

// Any constant does, as long as every instance uses the same one.
const MIGRATION_LOCK = 7_263_541;
const LOCK_TIMEOUT_MS = 120_000;

export interface MigrationSettings extends DataSourceSettings {
  /** The role that the service signs in as; the URL's role is the owner. */
  readonly application: string;
}

/** Brings the database up to date as its owner, and gives the application its rights; of several one does it while the others wait. */
export async function migrate({
  application,
  ...settings
}: MigrationSettings): Promise<readonly string[]> {
  const source = createDataSource({ ...settings, poolSize: 2, statementTimeoutMs: 0 });
  await source.initialize();
  const guard = source.createQueryRunner();
  try {
    await guard.query(`SET lock_timeout = ${String(LOCK_TIMEOUT_MS)}`);
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await source.runMigrations();
    await grantRights(guard, application);
    return applied.map(({ name }) => name);
  } finally {
    await guard.release();
    await source.destroy();
  }
}
