import { openRows, secureRows } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SEEN = {
  failed_event: `EXISTS (SELECT FROM placement p WHERE p.referral_id = failed_event.referral_id)`,
};

/** A number on the placement could not count what failed before the referral was open here: each event has a row now. */
export class FailedEvents1765400000105 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE failed_event (
        source text NOT NULL,
        quarantine_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        is_over boolean NOT NULL,
        PRIMARY KEY (source, quarantine_id)
      );
      COMMENT ON TABLE failed_event IS
        'Failed events about a referral, in any service heard; a referral may be named before it is known here';
      CREATE INDEX failed_event_waits ON failed_event (referral_id) WHERE NOT is_over;
      COMMENT ON COLUMN placement.quarantined IS
        'Failed events that were counted before failed_event had a row of each, and still wait'`);
    await secureRows(runner, SEEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await openRows(runner, SEEN);
    await runner.query(`
      DROP TABLE failed_event;
      COMMENT ON COLUMN placement.quarantined IS
        'Failed events about her that wait for an operator, in any service heard'`);
  }
}
