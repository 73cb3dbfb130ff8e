import { messagingMigrations } from '@waymark/messaging';
import { openapiBeside, startService } from '@waymark/platform';
import { intakeConfig } from './intake.config.js';
import { IntakeModule } from './intake.module.js';
import { Referrals1764000000001 } from './store/migrations/1764000000001-referrals.js';

await startService({
  name: 'intake',
  module: IntakeModule,
  config: intakeConfig(),
  migrations: [...messagingMigrations, Referrals1764000000001],
  openapi: openapiBeside(import.meta.url),
});
