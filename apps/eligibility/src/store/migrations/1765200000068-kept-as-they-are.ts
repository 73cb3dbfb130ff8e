import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The sentences of a judgement are kept as they are: packing them took nearly a third of what storing a judgement cost. Those that
 * are there stay packed.
 */
export class KeptAsTheyAre1765200000068 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE assessment ALTER judgements SET STORAGE EXTERNAL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE assessment ALTER judgements SET STORAGE EXTENDED');
  }
}
