import type { SealedColumn } from '@waymark/platform';

/** Everything that PLAN_KEYS seal. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  {
    table: 'plan_words',
    column: 'sealed',
    key: ['plan_id', 'entry_id'],
    row: 'plan_id::text',
    boundTo: { sql: 'entry_id::text' },
    as: { is: 'text' },
  },
];
