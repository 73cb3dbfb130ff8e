import { messagingMigrations } from '@waymark/messaging';
import { openapiBeside, startService } from '@waymark/platform';
import { operationsConfig } from './operations.config.js';
import { OperationsModule } from './operations.module.js';
import { TimelineAndLedger1764000000000 } from './store/migrations/1764000000000-timeline-and-ledger.js';

await startService({
  name: 'operations',
  module: OperationsModule,
  config: operationsConfig(),
  migrations: [...messagingMigrations, TimelineAndLedger1764000000000],
  openapi: openapiBeside(import.meta.url),
});
