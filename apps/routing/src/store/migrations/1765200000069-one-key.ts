import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Steps and rights are found by their referral and never by a number alone: one index is their key and their order. */
export class OneKey1765200000069 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE placement_step DROP CONSTRAINT placement_step_pkey, ADD PRIMARY KEY (referral_id, id);
      DROP INDEX placement_step_of;
      ALTER TABLE referral_access DROP CONSTRAINT referral_access_pkey,
        ADD PRIMARY KEY (referral_id, organisation, id);
      DROP INDEX referral_access_of`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE placement_step DROP CONSTRAINT placement_step_pkey, ADD PRIMARY KEY (id);
      CREATE INDEX placement_step_of ON placement_step (referral_id, id);
      ALTER TABLE referral_access DROP CONSTRAINT referral_access_pkey, ADD PRIMARY KEY (id);
      CREATE INDEX referral_access_of ON referral_access (referral_id, organisation)`);
  }
}
