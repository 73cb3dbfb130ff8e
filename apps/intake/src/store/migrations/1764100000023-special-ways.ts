import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How somebody wants to be spoken of (encrypted), gender as it is counted (apart), and partners found apart. */
export class SpecialWays1764100000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person ADD COLUMN pronouns text');
    await runner.query(
      'ALTER TABLE equity ADD COLUMN gender_identity text, ADD COLUMN gender_same_as_at_birth text',
    );
    await runner.query(openReferrals(`, about text`, `AND r.facts ->> 'person' = woman.about`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(openReferrals('', ''));
    await runner.query(
      'ALTER TABLE equity DROP COLUMN gender_identity, DROP COLUMN gender_same_as_at_birth',
    );
    await runner.query('ALTER TABLE person DROP COLUMN pronouns');
  }
}

// A partner's record is never found from the other person's, nor hers from the partner's, whatever number was typed.
const openReferrals = (column: string, sameAbout: string): string => `
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
    FROM json_to_recordset(asked) AS woman(nth int, nhs bytea, born bytea, home bytea${column})
    CROSS JOIN LATERAL (
      SELECT r.id, r.first_referred_on, coalesce(p.nhs_number_index = woman.nhs, false) AS by_number,
        p.full_name
      FROM person p JOIN referral r ON r.id = p.referral_id AND r.state = 'open' ${sameAbout}
      WHERE (p.nhs_number_index = woman.nhs
          AND (p.birth_date_index = woman.born OR p.birth_date_index IS NULL OR woman.born IS NULL))
        OR (p.birth_date_index = woman.born AND p.postcode_index = woman.home
          AND (p.nhs_number_index IS NULL OR woman.nhs IS NULL))
      ORDER BY r.first_referred_on, r.received_at, r.id
      LIMIT 50
    ) AS found;
END $$;
`;
