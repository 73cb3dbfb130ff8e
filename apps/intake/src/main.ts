import { openapiBeside, startService } from '@waymark/platform';
import { ATTACHMENTS_PATH } from './entry/attachments.controller.js';
import { intakeConfig } from './intake.config.js';
import { IntakeModule } from './intake.module.js';
import { migrations } from './migrations.js';

await startService({
  name: 'intake',
  module: IntakeModule,
  config: intakeConfig(),
  migrations,
  largeBodies: ATTACHMENTS_PATH,
  openapi: openapiBeside(import.meta.url),
});
