import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which parts of a referral were added to or corrected unasked, and when, is kept as an encrypted note. */
export class Amendments1765500000097 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kinds(`, 'amendment'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM note WHERE kind = 'amendment'`);
    await runner.query(kinds(''));
  }
}

const kinds = (more: string): string => `
ALTER TABLE note DROP CONSTRAINT note_kind_check;
ALTER TABLE note ADD CONSTRAINT note_kind_check
  CHECK (kind IN ('note', 'refer-anyway', 'withdrawal', 'urgency', 'call', 'unlinking', 'agreement', 'contact',
    'despite-criteria'${more}));
`;
