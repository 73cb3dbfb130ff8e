import { webMigrations } from './store/migrations/web-migrations.js';

/** All that this service's database has, run by its owner before the service starts. */
export const migrations = webMigrations;
