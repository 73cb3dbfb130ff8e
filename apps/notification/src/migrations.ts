import { messagingMigrations } from '@waymark/messaging';
import { notificationMigrations } from './store/migrations/notification-migrations.js';

/** All that this service's database has, run by its owner before the service starts. */
export const migrations = [...messagingMigrations, ...notificationMigrations];
