import type { KeptBook } from '@waymark/messaging';

const changedLast = `(SELECT max(created_at) FROM outbox WHERE subject = referral.id::text)`;

/** What reconciliation compares other services with. */
export const keptBooks: readonly KeptBook[] = [
  { name: 'referrals', sql: 'SELECT id, 1 AS value, received_at AS since FROM referral' },
  {
    // Each version of her facts is judged once; what is withdrawn is judged no more.
    name: 'facts',
    sql: `SELECT id, facts_version AS value, ${changedLast} AS since
            FROM referral WHERE state <> 'withdrawn'`,
  },
];
