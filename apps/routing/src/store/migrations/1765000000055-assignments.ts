import { openRows, READS_FOR, secureRows } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SEEN = { assignment: `organisation = ${READS_FOR}` };

/** Who in a team looks after a referral; and quickly what a team has done today. */
export class Assignments1765000000055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assignment (
        referral_id uuid NOT NULL REFERENCES placement,
        organisation text NOT NULL,
        assignee text NOT NULL,
        given_by text NOT NULL,
        given_at timestamptz NOT NULL,
        PRIMARY KEY (referral_id, organisation)
      );
      COMMENT ON TABLE assignment IS 'Who in a team looks after a referral, by subject and never by name; only that team sees it';
      CREATE INDEX placement_step_by_team ON placement_step (by_organisation, at) WHERE by_name IS NOT NULL`);
    await secureRows(runner, SEEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await openRows(runner, SEEN);
    await runner.query('DROP INDEX placement_step_by_team; DROP TABLE assignment');
  }
}
