import { messagingMigrations } from '@waymark/messaging';
import { routingMigrations } from './store/migrations/routing-migrations.js';

/** All that this service's database has, run by its owner before the service starts. */
export const migrations = [...messagingMigrations, ...routingMigrations];
