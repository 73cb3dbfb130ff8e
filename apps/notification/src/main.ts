import { openapiBeside, startService } from '@waymark/platform';
import { notificationConfig } from './notification.config.js';
import { NotificationModule } from './notification.module.js';
import { migrations } from './migrations.js';

await startService({
  name: 'notification',
  module: NotificationModule,
  config: notificationConfig(),
  migrations,
  openapi: openapiBeside(import.meta.url),
});
