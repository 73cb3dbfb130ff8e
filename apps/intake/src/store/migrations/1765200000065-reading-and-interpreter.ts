import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How it is best to write to somebody, who may interpret, and in which dialect (encrypted). */
export class ReadingAndInterpreter1765200000065 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person ADD COLUMN dialect text');
    await runner.query(
      'ALTER TABLE equity ADD COLUMN reading text, ADD COLUMN interpreter_wish text',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE equity DROP COLUMN reading, DROP COLUMN interpreter_wish');
    await runner.query('ALTER TABLE person DROP COLUMN dialect');
  }
}
