import { openapiBeside, startService } from '@waymark/platform';
import { eligibilityConfig } from './eligibility.config.js';
import { EligibilityModule } from './eligibility.module.js';
import { migrations } from './migrations.js';

await startService({
  name: 'eligibility',
  module: EligibilityModule,
  config: eligibilityConfig(),
  migrations,
  openapi: openapiBeside(import.meta.url),
});
