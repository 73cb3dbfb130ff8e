import type { KeptBook } from '@waymark/messaging';

/** What reconciliation compares with intake's books: one placement each, no judgement heard twice. */
export const keptBooks: readonly KeptBook[] = [
  {
    name: 'referrals',
    sql: `SELECT placement.referral_id AS id, coalesce(judged.times, 1) AS value, NULL::timestamptz AS since
            FROM placement LEFT JOIN (
              SELECT referral_id, max(times)::int AS times FROM (
                SELECT referral_id, count(*) AS times FROM placement_assessment
                 GROUP BY referral_id, facts_version) AS each
               GROUP BY referral_id HAVING max(times) > 1) AS judged
              ON judged.referral_id = placement.referral_id`,
  },
];
