import { openapiBeside, startService } from '@waymark/platform';
import { routingConfig } from './routing.config.js';
import { RoutingModule } from './routing.module.js';
import { migrations } from './migrations.js';

await startService({
  name: 'routing',
  module: RoutingModule,
  config: routingConfig(),
  migrations,
  openapi: openapiBeside(import.meta.url),
});
