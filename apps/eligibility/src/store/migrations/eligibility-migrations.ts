import type { Migration } from '@waymark/platform';
import { CriteriaAndAssessments1764000000000 } from './1764000000000-criteria-and-assessments.js';
import { JudgedBy1764000000010 } from './1764000000010-judged-by.js';
import { WhatIfs1764000000020 } from './1764000000020-what-ifs.js';
import { RowSecurity1764700000000 } from './1764700000000-row-security.js';
import { AppendOnly1764700000010 } from './1764700000010-append-only.js';
import { ClosedRecords1765300000079 } from './1765300000079-closed-records.js';
import { KeptAsTheyAre1765200000068 } from './1765200000068-kept-as-they-are.js';

/** Eligibility's own, in the order of their time; one that has run is never changed. */
export const eligibilityMigrations: readonly Migration[] = [
  CriteriaAndAssessments1764000000000,
  JudgedBy1764000000010,
  WhatIfs1764000000020,
  RowSecurity1764700000000,
  AppendOnly1764700000010,
  KeptAsTheyAre1765200000068,
  ClosedRecords1765300000079,
];
