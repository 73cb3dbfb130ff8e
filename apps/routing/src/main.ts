import { messagingMigrations } from '@waymark/messaging';
import { openapiBeside, startService } from '@waymark/platform';
import { routingConfig } from './routing.config.js';
import { RoutingModule } from './routing.module.js';
import { routingMigrations } from './store/migrations/routing-migrations.js';

await startService({
  name: 'routing',
  module: RoutingModule,
  config: routingConfig(),
  migrations: [...messagingMigrations, ...routingMigrations],
  openapi: openapiBeside(import.meta.url),
});
