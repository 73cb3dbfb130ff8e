import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is known of how somebody may be reached has versions; what was said of a change is kept as an encrypted note. */
export class ContactChanges1765000000055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kinds(`, 'unlinking', 'agreement', 'contact'`));
    // Absent: as it was sent, which is 1.
    await runner.query('ALTER TABLE person ADD COLUMN contact_version int');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person DROP COLUMN contact_version');
    await runner.query(`DELETE FROM note WHERE kind = 'contact'`);
    await runner.query(kinds(`, 'unlinking', 'agreement'`));
  }
}

const kinds = (more: string): string => `
ALTER TABLE note DROP CONSTRAINT note_kind_check;
ALTER TABLE note ADD CONSTRAINT note_kind_check
  CHECK (kind IN ('note', 'refer-anyway', 'withdrawal', 'urgency', 'call'${more}));
`;
