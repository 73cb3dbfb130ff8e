import { sealedTexts, type SealedColumn } from '@waymark/platform';

/** Everything that WEBHOOK_KEYS seal. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  ...sealedTexts('webhook', 'id', ['secret']),
  // An earlier secret is the same value in another column.
  {
    table: 'webhook',
    column: 'earlier_secret',
    key: ['id'],
    row: 'id::text',
    boundTo: 'secret',
    as: { is: 'text' },
  },
];
