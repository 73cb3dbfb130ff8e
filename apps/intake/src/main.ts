import { messagingMigrations } from '@waymark/messaging';
import { openapiBeside, startService } from '@waymark/platform';
import { intakeConfig } from './intake.config.js';
import { IntakeModule } from './intake.module.js';
import { intakeMigrations } from './store/migrations/intake-migrations.js';

await startService({
  name: 'intake',
  module: IntakeModule,
  config: intakeConfig(),
  migrations: [...messagingMigrations, ...intakeMigrations],
  openapi: openapiBeside(import.meta.url),
});
