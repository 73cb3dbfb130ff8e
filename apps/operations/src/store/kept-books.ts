import type { KeptBook } from '@waymark/messaging';

/** What reconciliation compares with intake's books. */
export const keptBooks: readonly KeptBook[] = [
  {
    name: 'referrals',
    sql: 'SELECT referral_id AS id, 1 AS value, NULL::timestamptz AS since FROM ledger',
  },
];
