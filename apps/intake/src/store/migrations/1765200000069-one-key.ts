import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes are found by their referral and never by a number alone: one index is their key. */
export class OneKey1765200000069 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE note DROP CONSTRAINT note_pkey, ADD PRIMARY KEY (referral_id, id);
      DROP INDEX note_by_referral`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE note DROP CONSTRAINT note_pkey, ADD PRIMARY KEY (id);
      CREATE INDEX note_by_referral ON note (referral_id)`);
  }
}
