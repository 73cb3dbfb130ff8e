import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A number alone links nobody: it may have been written down for the wrong person, and where the day of birth is missing
 * nothing tells. Such a pair is alike, and a person decides.
 */
export class LinkedByBoth1765700000106 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(openReferrals('AND p.birth_date_index = woman.born'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      openReferrals(
        'AND (p.birth_date_index = woman.born OR p.birth_date_index IS NULL OR woman.born IS NULL)',
      ),
    );
  }
}

const openReferrals = (born: string): string => `
CREATE OR REPLACE FUNCTION open_referrals_of_each(asked json)
RETURNS TABLE (nth int, id uuid, first_referred_on date, by_number boolean, full_name text)
LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(one) FROM (
    SELECT DISTINCT text::bigint AS one
    FROM json_array_elements(asked) woman, json_array_elements_text(woman->'locks') text ORDER BY one
  ) AS locks;
  RETURN QUERY
    SELECT woman.nth, found.id, found.first_referred_on, found.by_number, found.full_name
    FROM json_to_recordset(asked) AS woman(nth int, nhs bytea, born bytea, home bytea, about text)
    CROSS JOIN LATERAL (
      SELECT r.id, r.first_referred_on, coalesce(p.nhs_number_index = woman.nhs, false) AS by_number,
        p.full_name
      FROM person p JOIN referral r
        ON r.id = p.referral_id AND r.state = 'open' AND r.facts ->> 'person' = woman.about
      WHERE (p.nhs_number_index = woman.nhs ${born})
        OR (p.birth_date_index = woman.born AND p.postcode_index = woman.home
          AND (p.nhs_number_index IS NULL OR woman.nhs IS NULL))
      ORDER BY r.first_referred_on, r.received_at, r.id
      LIMIT 50
    ) AS found;
END $$;
`;
