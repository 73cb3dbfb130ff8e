import { messagingMigrations } from '@waymark/messaging';
import { openapiBeside, startService } from '@waymark/platform';
import { notificationConfig } from './notification.config.js';
import { NotificationModule } from './notification.module.js';
import { notificationMigrations } from './store/migrations/notification-migrations.js';

await startService({
  name: 'notification',
  module: NotificationModule,
  config: notificationConfig(),
  migrations: [...messagingMigrations, ...notificationMigrations],
  openapi: openapiBeside(import.meta.url),
});
