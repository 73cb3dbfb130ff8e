import { sealedTexts, type SealedColumn } from '@waymark/platform';

/** Columns of drafts: each part of one is sealed by itself, so that a page saves no more than its own. */
const parts = (table: string, columns: readonly string[]): readonly SealedColumn[] =>
  columns.map((column) => ({
    table,
    column,
    key: ['id'],
    row: 'id::text',
    boundTo: { sql: `''` },
    as: { is: 'parts' },
  }));

/** Everything that WEB_SEALING_KEYS seal. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  ...sealedTexts('secret', 'name', ['value']),
  ...parts('draft', ['answers', 'attempted']),
  ...parts('own_draft', ['answers', 'attempted', 'sent']),
  {
    table: 'kept_form',
    column: 'sealed',
    key: ['id'],
    row: 'id',
    boundTo: { sql: `account_id || ' ' || membership_id` },
    as: { is: 'text' },
  },
  {
    table: 'session',
    column: 'sess',
    key: ['sid'],
    row: 'sid',
    boundTo: 'idToken',
    as: { is: 'passing', lasts: '12 hours', sealed: `sess #>> '{person,idToken}'` },
  },
];
