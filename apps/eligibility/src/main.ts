import { messagingMigrations } from '@waymark/messaging';
import { openapiBeside, startService } from '@waymark/platform';
import { eligibilityConfig } from './eligibility.config.js';
import { EligibilityModule } from './eligibility.module.js';
import { eligibilityMigrations } from './store/migrations/eligibility-migrations.js';

await startService({
  name: 'eligibility',
  module: EligibilityModule,
  config: eligibilityConfig(),
  migrations: [...messagingMigrations, ...eligibilityMigrations],
  openapi: openapiBeside(import.meta.url),
});
