import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CriteriaAndAssessments1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE criteria_revision (
        service_id text NOT NULL,
        revision integer NOT NULL,
        standing text NOT NULL,
        effective_from date NOT NULL,
        effective_to date,
        content_hash text NOT NULL,
        content jsonb NOT NULL,
        loaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (service_id, revision),
        CHECK (effective_to IS NULL OR effective_to >= effective_from),
        EXCLUDE USING gist (
          int4range(hashtext(service_id), hashtext(service_id), '[]') WITH &&,
          daterange(effective_from, effective_to, '[]') WITH &&
        )
      );
      CREATE TABLE place_list (
        id integer PRIMARY KEY CHECK (id = 1),
        content jsonb NOT NULL
      );
      CREATE TABLE referral (
        referral_id uuid PRIMARY KEY,
        first_referred_on date NOT NULL,
        withdrawn boolean NOT NULL DEFAULT false
      );
      CREATE TABLE assessment (
        assessment_id uuid PRIMARY KEY,
        referral_id uuid NOT NULL,
        facts_version integer NOT NULL,
        judged_on date NOT NULL,
        first_referred_on date NOT NULL,
        facts json NOT NULL,
        candidates json NOT NULL,
        judgements json NOT NULL,
        assessed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (referral_id, facts_version)
      );
      CREATE TABLE referral_access (
        referral_id uuid NOT NULL,
        organisation text NOT NULL,
        as_kind text NOT NULL,
        from_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        until_at timestamptz,
        PRIMARY KEY (referral_id, organisation, as_kind)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE referral_access, assessment, referral, place_list, criteria_revision',
    );
  }
}
