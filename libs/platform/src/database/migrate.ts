import { createDataSource, type DataSourceSettings } from './data-source.js';

// Any constant does, as long as every instance uses the same one.
const MIGRATION_LOCK = 7_263_541;
const LOCK_TIMEOUT_MS = 120_000;

/** Brings the database up to date; of several instances one does it while the others wait. */
export async function migrate(settings: DataSourceSettings): Promise<readonly string[]> {
  const source = createDataSource({ ...settings, poolSize: 2, statementTimeoutMs: 0 });
  await source.initialize();
  const guard = source.createQueryRunner();
  try {
    await guard.query(`SET lock_timeout = ${String(LOCK_TIMEOUT_MS)}`);
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await source.runMigrations();
    return applied.map(({ name }) => name);
  } finally {
    await guard.release();
    await source.destroy();
  }
}
