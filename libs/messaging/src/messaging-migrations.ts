import { Messaging1700000000000 } from './migrations/1700000000000-messaging.js';

/** What a service's database needs for messaging; comes before the service's own migrations. */
export const messagingMigrations = [Messaging1700000000000] as const;
