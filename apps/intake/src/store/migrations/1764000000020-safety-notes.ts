import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a sign is not urgent, and who took the call, are kept as encrypted notes. */
export class SafetyNotes1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE note DROP CONSTRAINT note_kind_check');
    await runner.query(
      `ALTER TABLE note ADD CONSTRAINT note_kind_check
         CHECK (kind IN ('note', 'refer-anyway', 'withdrawal', 'urgency', 'call'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM note WHERE kind IN ('urgency', 'call')`);
    await runner.query('ALTER TABLE note DROP CONSTRAINT note_kind_check');
    await runner.query(
      `ALTER TABLE note ADD CONSTRAINT note_kind_check
         CHECK (kind IN ('note', 'refer-anyway', 'withdrawal'))`,
    );
  }
}
