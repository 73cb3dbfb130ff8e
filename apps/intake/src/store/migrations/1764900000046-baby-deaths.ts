import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the death of a baby has changed in the facts, so that a correction puts it back. */
export class BabyDeaths1764900000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE referral ADD COLUMN baby_deaths jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE referral DROP COLUMN baby_deaths');
  }
}
