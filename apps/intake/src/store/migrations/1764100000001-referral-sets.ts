import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Many referrals in one question and one answer; one alone is a set of one. */
export class ReferralSets1764100000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [sameWomen, adding]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION open_referrals_of_each, add_referrals');
  }
}

// Tables that have just been made have no statistics: without this a plan made for a few rows would be kept.
const byIndex = 'SET enable_seqscan = off';

// The locks, in one order, and the look are separate statements, so that the look sees what a lock waited for.
const sameWomen = `
CREATE FUNCTION open_referrals_of_each(asked json)
RETURNS TABLE (nth int, id uuid, first_referred_on date, by_number boolean, full_name text)
LANGUAGE plpgsql ${byIndex} AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(one) FROM (
    SELECT DISTINCT text::bigint AS one
    FROM json_array_elements(asked) woman, json_array_elements_text(woman->'locks') text ORDER BY one
  ) AS locks;
  RETURN QUERY
    SELECT woman.nth, found.id, found.first_referred_on, found.by_number, found.full_name
    FROM json_to_recordset(asked) AS woman(nth int, nhs bytea, born bytea, home bytea)
    CROSS JOIN LATERAL (
      SELECT r.id, r.first_referred_on, coalesce(p.nhs_number_index = woman.nhs, false) AS by_number,
        p.full_name
      FROM person p JOIN referral r ON r.id = p.referral_id AND r.state = 'open'
      WHERE (p.nhs_number_index = woman.nhs
          AND (p.birth_date_index = woman.born OR p.birth_date_index IS NULL OR woman.born IS NULL))
        OR (p.birth_date_index = woman.born AND p.postcode_index = woman.home
          AND (p.nhs_number_index IS NULL OR woman.nhs IS NULL))
      ORDER BY r.first_referred_on, r.received_at, r.id
      LIMIT 50
    ) AS found;
END $$;
`;

// Answers which were added: those left out have a reference that is taken, and nothing of them was written.
const adding = `
CREATE FUNCTION add_referrals(given jsonb) RETURNS SETOF int LANGUAGE plpgsql ${byIndex} AS $$
DECLARE
  added uuid[];
BEGIN
  WITH kept AS (
    INSERT INTO referral SELECT r.* FROM jsonb_array_elements(given) one,
      jsonb_populate_record(NULL::referral, one->'referral') r
    ON CONFLICT (reference) DO NOTHING RETURNING id)
  SELECT array_agg(id) INTO added FROM kept;
  INSERT INTO person SELECT p.* FROM jsonb_array_elements(given) one,
    jsonb_populate_record(NULL::person, one->'person') p WHERE p.referral_id = ANY (added);
  INSERT INTO equity SELECT e.* FROM jsonb_array_elements(given) one,
    jsonb_populate_record(NULL::equity, one->'equity') e WHERE e.referral_id = ANY (added);
  INSERT INTO referral_access SELECT a.* FROM jsonb_array_elements(given) one,
    jsonb_populate_recordset(NULL::referral_access, one->'access') a WHERE a.referral_id = ANY (added);
  INSERT INTO note SELECT n.* FROM jsonb_array_elements(given) one,
    jsonb_populate_recordset(NULL::note, one->'notes') n WHERE n.referral_id = ANY (added);
  RETURN QUERY SELECT (one->>'nth')::int FROM jsonb_array_elements(given) one
    WHERE (one->'referral'->>'id')::uuid = ANY (added);
END $$;
`;
