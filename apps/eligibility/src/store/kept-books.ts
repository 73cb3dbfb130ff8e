import type { KeptBook } from '@waymark/messaging';

const LONG_AGO = 'NULL::timestamptz AS since';

/** What reconciliation compares with intake's books. */
export const keptBooks: readonly KeptBook[] = [
  { name: 'referrals', sql: `SELECT referral_id AS id, 1 AS value, ${LONG_AGO} FROM referral` },
  {
    name: 'facts',
    sql: `SELECT referral.referral_id AS id, count(assessment_id)::int AS value, ${LONG_AGO}
            FROM referral LEFT JOIN assessment ON assessment.referral_id = referral.referral_id
           WHERE NOT withdrawn GROUP BY referral.referral_id`,
  },
];
