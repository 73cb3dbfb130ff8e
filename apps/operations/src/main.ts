import { openapiBeside, startService } from '@waymark/platform';
import { migrations } from './migrations.js';
import { operationsConfig } from './operations.config.js';
import { OperationsModule } from './operations.module.js';

await startService({
  name: 'operations',
  module: OperationsModule,
  config: operationsConfig(),
  migrations,
  openapi: openapiBeside(import.meta.url),
});
