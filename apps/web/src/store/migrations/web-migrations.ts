import type { Migration } from '@waymark/platform';
import { AccountsLookedAfter1764900000000 } from './1764900000000-accounts-looked-after.js';
import { FirstTables1732300000000 } from './1732300000000-first-tables.js';
import { KeptForms1765300000082 } from './1765300000082-kept-forms.js';
import { OwnDrafts1765000000057 } from './1765000000057-own-drafts.js';
import { RowSecurity1765200000063 } from './1765200000063-row-security.js';
import { SafetyConcerns1764000000020 } from './1764000000020-safety-concerns.js';
import { SealedSecrets1764200000000 } from './1764200000000-sealed-secrets.js';
import { WorkingAList1765000000055 } from './1765000000055-working-a-list.js';
import { SessionsKnownToTheProvider1764000000001 } from './1764000000001-sessions-known-to-the-provider.js';

export const webMigrations: readonly Migration[] = [
  FirstTables1732300000000,
  SessionsKnownToTheProvider1764000000001,
  SafetyConcerns1764000000020,
  SealedSecrets1764200000000,
  WorkingAList1765000000055,
  OwnDrafts1765000000057,
  AccountsLookedAfter1764900000000,
  RowSecurity1765200000063,
  KeptForms1765300000082,
];
