import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was referred, for aggregates only, what was asked about drafts of criteria, and the secret that counts are rounded by. */
export class WhatIfs1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE equity_profile (
        referral_id uuid PRIMARY KEY,
        age_band text NOT NULL,
        ethnic_category text NOT NULL,
        language text NOT NULL,
        deprivation_decile smallint
      );
      CREATE INDEX referral_first_referred_on ON referral (first_referred_on);
      CREATE TABLE what_if (
        what_if_id uuid PRIMARY KEY,
        service_id text NOT NULL,
        organisation text NOT NULL,
        since date NOT NULL,
        draft jsonb NOT NULL,
        state text NOT NULL DEFAULT 'waiting'
          CHECK (state IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
        looked_at integer NOT NULL DEFAULT 0,
        of_referrals integer NOT NULL DEFAULT 0,
        because text,
        result jsonb,
        asked_at timestamptz NOT NULL,
        finished_at timestamptz,
        leased_until timestamptz,
        begun smallint NOT NULL DEFAULT 0,
        CHECK ((result IS NOT NULL) = (state = 'done'))
      );
      CREATE INDEX what_if_unfinished ON what_if (asked_at) WHERE state IN ('waiting', 'running');
      CREATE INDEX what_if_asked ON what_if (organisation, asked_at);
      CREATE TABLE what_if_salt (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        salt bigint NOT NULL
      );
      INSERT INTO what_if_salt (salt)
        SELECT ('x' || left(md5(gen_random_uuid()::text), 16))::bit(64)::bigint;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE what_if, what_if_salt, equity_profile; DROP INDEX referral_first_referred_on',
    );
  }
}
