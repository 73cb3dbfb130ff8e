import { messagingMigrations } from '@waymark/messaging';
import { eligibilityMigrations } from './store/migrations/eligibility-migrations.js';

/** All that this service's database has, run by its owner before the service starts. */
export const migrations = [...messagingMigrations, ...eligibilityMigrations];
