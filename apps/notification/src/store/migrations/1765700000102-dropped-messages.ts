import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the provider had when her messages were dropped is known once it says that it did not take it. */
export class DroppedMessages1765700000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message ADD COLUMN dropped boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message DROP COLUMN dropped');
  }
}
