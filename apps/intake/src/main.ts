import { openapiBeside, startService } from '@waymark/platform';
import { intakeConfig } from './intake.config.js';
import { IntakeModule } from './intake.module.js';
import { migrations } from './migrations.js';

await startService({
  name: 'intake',
  module: IntakeModule,
  config: intakeConfig(),
  migrations,
  openapi: openapiBeside(import.meta.url),
});
