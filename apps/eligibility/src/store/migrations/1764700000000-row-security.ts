import { openRows, READS_FOR, secureRows, type SeenRows } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SEEN: SeenRows = {
  referral: undefined,
  assessment: 'sees_assessments(referral_id)',
  referral_access: `organisation = ${READS_FOR}`,
  equity_profile: undefined,
  what_if: `organisation = ${READS_FOR}`,
};

/** What was judged is there for teams that she is with, a what-if for who asked it, and all for the service's own work. */
export class RowSecurity1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A function, as the owner: a policy whose question meets another policy is planned again with every statement.
    await runner.query(`
      CREATE FUNCTION sees_assessments(her uuid) RETURNS boolean LANGUAGE sql STABLE
      SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT EXISTS (SELECT FROM referral_access
          WHERE referral_id = her AND organisation = ${READS_FOR}
            AND (until_at IS NULL OR until_at > clock_timestamp()))
      $$`);
    await secureRows(runner, SEEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await openRows(runner, SEEN);
    await runner.query('DROP FUNCTION sees_assessments');
  }
}
