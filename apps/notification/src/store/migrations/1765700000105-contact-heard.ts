import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Intake that was restored from a backup may still give an address that was closed since: what was heard is known here. */
export class ContactHeard1765700000105 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE recipient ADD COLUMN contact_version int NOT NULL DEFAULT 1;
      COMMENT ON COLUMN recipient.contact_version IS
        'Of how the person is reached, as intake last said it; where intake answers with a lower one, nothing goes to the person'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recipient DROP COLUMN contact_version');
  }
}
