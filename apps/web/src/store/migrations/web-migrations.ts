import type { Migration } from '@waymark/platform';
import { FirstTables1732300000000 } from './1732300000000-first-tables.js';

export const webMigrations: readonly Migration[] = [FirstTables1732300000000];
