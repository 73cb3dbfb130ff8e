import type { KeptBook } from '@waymark/messaging';

/**
 * What reconciliation compares with intake's books: somebody is to be told of every referral, and nobody twice of the
 * same event. Rows older than the columns that name the event count as told once.
 */
export const keptBooks: readonly KeptBook[] = [
  {
    name: 'referrals',
    sql: `SELECT recipient.referral_id AS id, coalesce(told.times, 0) AS value, NULL::timestamptz AS since
            FROM recipient LEFT JOIN (
              SELECT referral_id, max(times)::int AS times FROM (
                SELECT referral_id, count(*) AS times FROM message
                 GROUP BY referral_id, source, sequence, audience, coalesce(organisation, ''),
                          CASE WHEN source IS NULL THEN id END) AS each
               GROUP BY referral_id) AS told
              ON told.referral_id = recipient.referral_id`,
  },
];
