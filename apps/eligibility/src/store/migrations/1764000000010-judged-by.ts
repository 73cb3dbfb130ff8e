import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of places are numbered, an assessment keeps with what it was judged, and a revision can be replaced before its day. */
export class JudgedBy1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE place_list_revision (
        revision integer PRIMARY KEY CHECK (revision > 0),
        content_hash text NOT NULL,
        content jsonb NOT NULL,
        loaded_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      INSERT INTO place_list_revision (revision, content_hash, content)
        SELECT 1, '', content FROM place_list;
      DROP TABLE place_list;

      ALTER TABLE assessment ADD COLUMN judged_by json;
      ALTER TABLE referral ADD COLUMN criteria_on date;
      UPDATE referral SET criteria_on = COALESCE(
        (SELECT judged_on FROM assessment WHERE assessment.referral_id = referral.referral_id
          ORDER BY facts_version LIMIT 1),
        first_referred_on);
      ALTER TABLE referral ALTER COLUMN criteria_on SET NOT NULL;

      ALTER TABLE criteria_revision ADD COLUMN replaced_at timestamptz;
      ALTER TABLE criteria_revision DROP CONSTRAINT criteria_revision_int4range_daterange_excl;
      ALTER TABLE criteria_revision ADD CONSTRAINT criteria_revision_one_a_day
        EXCLUDE USING gist (
          int4range(hashtext(service_id), hashtext(service_id), '[]') WITH &&,
          daterange(effective_from, effective_to, '[]') WITH &&
        ) WHERE (replaced_at IS NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM criteria_revision WHERE replaced_at IS NOT NULL;
      ALTER TABLE criteria_revision DROP CONSTRAINT criteria_revision_one_a_day;
      ALTER TABLE criteria_revision DROP COLUMN replaced_at;
      ALTER TABLE criteria_revision ADD CONSTRAINT criteria_revision_int4range_daterange_excl
        EXCLUDE USING gist (
          int4range(hashtext(service_id), hashtext(service_id), '[]') WITH &&,
          daterange(effective_from, effective_to, '[]') WITH &&
        );
      ALTER TABLE referral DROP COLUMN criteria_on;
      ALTER TABLE assessment DROP COLUMN judged_by;
      CREATE TABLE place_list (
        id integer PRIMARY KEY CHECK (id = 1),
        content jsonb NOT NULL
      );
      INSERT INTO place_list (id, content)
        SELECT 1, content FROM place_list_revision ORDER BY revision DESC LIMIT 1;
      DROP TABLE place_list_revision;
    `);
  }
}
