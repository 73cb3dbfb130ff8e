import { messagingMigrations } from '@waymark/messaging';
import { openapiBeside, startService } from '@waymark/platform';
import { eligibilityConfig } from './eligibility.config.js';
import { EligibilityModule } from './eligibility.module.js';
import { CriteriaAndAssessments1764000000000 } from './store/migrations/1764000000000-criteria-and-assessments.js';

await startService({
  name: 'eligibility',
  module: EligibilityModule,
  config: eligibilityConfig(),
  migrations: [...messagingMigrations, CriteriaAndAssessments1764000000000],
  openapi: openapiBeside(import.meta.url),
});
