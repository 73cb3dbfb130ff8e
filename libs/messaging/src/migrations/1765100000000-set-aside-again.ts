import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An event may be set aside more than once: after it came again, waited for an earlier one and failed. With one entry an
 * event for ever, the second found its place taken, and the event was nowhere any more.
 */
export class SetAsideAgain1765100000000 implements MigrationInterface {
  readonly name = 'SetAsideAgain1765100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
ALTER TABLE quarantine DROP CONSTRAINT quarantine_event_id_key;
CREATE UNIQUE INDEX quarantine_waits_once ON quarantine (event_id) WHERE state = 'waiting'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
DROP INDEX quarantine_waits_once;
ALTER TABLE quarantine ADD CONSTRAINT quarantine_event_id_key UNIQUE (event_id)`);
  }
}
