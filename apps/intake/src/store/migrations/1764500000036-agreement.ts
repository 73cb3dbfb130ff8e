import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the person said about sharing is kept as an encrypted note; and when the answers about safety last changed. */
export class Agreement1764500000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kinds(`, 'unlinking', 'agreement'`));
    // Absent: they stand as they were sent.
    await runner.query('ALTER TABLE referral ADD COLUMN safety_changed_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE referral DROP COLUMN safety_changed_at');
    await runner.query(`DELETE FROM note WHERE kind = 'agreement'`);
    await runner.query(kinds(`, 'unlinking'`));
  }
}

const kinds = (more: string): string => `
ALTER TABLE note DROP CONSTRAINT note_kind_check;
ALTER TABLE note ADD CONSTRAINT note_kind_check
  CHECK (kind IN ('note', 'refer-anyway', 'withdrawal', 'urgency', 'call'${more}));
`;
