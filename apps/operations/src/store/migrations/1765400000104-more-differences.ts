import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A comparison that found more than is listed says so. */
export class MoreDifferences1765400000104 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE reconciliation ADD COLUMN has_more boolean NOT NULL DEFAULT false',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE reconciliation DROP COLUMN has_more');
  }
}
