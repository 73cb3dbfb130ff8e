import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which referrals are opened only by those who are named on them. Absent: never heard of. */
export class Restricted1765200000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE placement ADD COLUMN restricted boolean, ADD COLUMN restriction_version int`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE placement DROP COLUMN restricted, DROP COLUMN restriction_version',
    );
  }
}
