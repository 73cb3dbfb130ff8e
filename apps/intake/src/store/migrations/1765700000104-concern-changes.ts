import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which change of a sign was heard last: one that was delayed on its way does not undo a later one. */
export class ConcernChanges1765700000104 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE safety_concern ADD COLUMN changed_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE safety_concern DROP COLUMN changed_at');
  }
}
