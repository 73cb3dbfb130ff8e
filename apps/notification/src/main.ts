import { messagingMigrations } from '@waymark/messaging';
import { openapiBeside, startService } from '@waymark/platform';
import { notificationConfig } from './notification.config.js';
import { NotificationModule } from './notification.module.js';
import { Messages1764000000000 } from './store/migrations/1764000000000-messages.js';
import { MessageCauseAndHandOver1764100000000 } from './store/migrations/1764100000000-message-cause-and-hand-over.js';

await startService({
  name: 'notification',
  module: NotificationModule,
  config: notificationConfig(),
  migrations: [...messagingMigrations, Messages1764000000000, MessageCauseAndHandOver1764100000000],
  openapi: openapiBeside(import.meta.url),
});
