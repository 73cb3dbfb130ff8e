import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a file is called stood beside the key under which it was sent, and not only sealed with the file. */
export class NamesOfFiles1765700000105 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE idempotency SET answer = (answer::jsonb #- '{body,fileName}')::json
       WHERE answer::jsonb #> '{body,fileName}' IS NOT NULL`);
  }

  async down(): Promise<void> {
    // What is gone is not told again.
    await Promise.resolve();
  }
}
