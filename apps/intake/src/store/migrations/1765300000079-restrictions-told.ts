import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether others were told for whom a restricted referral is open: those of before are told of once. */
export class RestrictionsTold1765300000079 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE restriction ADD COLUMN told boolean NOT NULL DEFAULT false;
      CREATE INDEX restriction_untold ON restriction (referral_id) WHERE restricted AND NOT told`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE restriction DROP COLUMN told');
  }
}
