import { messagingMigrations } from '@waymark/messaging';
import { intakeMigrations } from './store/migrations/intake-migrations.js';

/** All that this service's database has, run by its owner before the service starts. */
export const migrations = [...messagingMigrations, ...intakeMigrations];
