import type { Migration } from '@waymark/platform';
import { CriteriaAndAssessments1764000000000 } from './1764000000000-criteria-and-assessments.js';
import { JudgedBy1764000000010 } from './1764000000010-judged-by.js';
import { WhatIfs1764000000020 } from './1764000000020-what-ifs.js';

/** Eligibility's own, in the order of their time; one that has run is never changed. */
export const eligibilityMigrations: readonly Migration[] = [
  CriteriaAndAssessments1764000000000,
  JudgedBy1764000000010,
  WhatIfs1764000000020,
];
