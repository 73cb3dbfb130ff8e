import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why something is sent although the criteria say no is kept as an encrypted note. */
export class DespiteCriteria1765400000086 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kinds(`, 'despite-criteria'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM note WHERE kind = 'despite-criteria'`);
    await runner.query(kinds(''));
  }
}

const kinds = (more: string): string => `
ALTER TABLE note DROP CONSTRAINT note_kind_check;
ALTER TABLE note ADD CONSTRAINT note_kind_check
  CHECK (kind IN ('note', 'refer-anyway', 'withdrawal', 'urgency', 'call', 'unlinking', 'agreement', 'contact'${more}));
`;
