import type { Migration } from '@waymark/platform';
import { Reconciliations1764200000000 } from './1764200000000-reconciliations.js';
import { AttentionCounted1765400000103 } from './1765400000103-attention-counted.js';
import { MoreDifferences1765400000104 } from './1765400000104-more-differences.js';
import { ReopenedBefore1765200000075 } from './1765200000075-reopened-before.js';
import { FoundByTrace1765200000087 } from './1765200000087-found-by-trace.js';
import { RowSecurity1764700000000 } from './1764700000000-row-security.js';
import { TimelineAndLedger1764000000000 } from './1764000000000-timeline-and-ledger.js';
import { AppendOnly1764700000010 } from './1764700000010-append-only.js';
import { Stages1765200000070 } from './1765200000070-stages.js';

/** Every migration of the operations service's own tables, the oldest first. */
export const operationsMigrations: readonly Migration[] = [
  TimelineAndLedger1764000000000,
  Reconciliations1764200000000,
  RowSecurity1764700000000,
  AppendOnly1764700000010,
  Stages1765200000070,
  ReopenedBefore1765200000075,
  FoundByTrace1765200000087,
  AttentionCounted1765400000103,
  MoreDifferences1765400000104,
];
