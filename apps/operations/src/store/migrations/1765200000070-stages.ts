import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each event moved, and since when a referral is at its stage; what was heard before stays as it is. */
export class Stages1765200000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE timeline ADD COLUMN from_stage text, ADD COLUMN to_stage text;
      CREATE INDEX timeline_moves ON timeline (at) INCLUDE (from_stage, to_stage)
        WHERE to_stage IS NOT NULL;
      ALTER TABLE ledger ADD COLUMN stage_since timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ledger DROP COLUMN stage_since;
      ALTER TABLE timeline DROP COLUMN to_stage, DROP COLUMN from_stage;
    `);
  }
}
