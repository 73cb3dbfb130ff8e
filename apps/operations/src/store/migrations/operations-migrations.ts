import type { Migration } from '@waymark/platform';
import { Reconciliations1764200000000 } from './1764200000000-reconciliations.js';
import { TimelineAndLedger1764000000000 } from './1764000000000-timeline-and-ledger.js';

/** Every migration of the operations service's own tables, the oldest first. */
export const operationsMigrations: readonly Migration[] = [
  TimelineAndLedger1764000000000,
  Reconciliations1764200000000,
];
