import { messagingMigrations } from '@waymark/messaging';
import { operationsMigrations } from './store/migrations/operations-migrations.js';

/** All that this service's database has, run by its owner before the service starts. */
export const migrations = [...messagingMigrations, ...operationsMigrations];
