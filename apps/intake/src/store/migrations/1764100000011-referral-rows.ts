import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A referral is kept table by table, each with those of others in one statement. */
export class ReferralRows1764100000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION add_referrals');
  }

  // Nothing calls it; it only has to be there to be dropped.
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE FUNCTION add_referrals(given jsonb) RETURNS SETOF int
         LANGUAGE sql AS 'SELECT 1 WHERE false'`,
    );
  }
}
