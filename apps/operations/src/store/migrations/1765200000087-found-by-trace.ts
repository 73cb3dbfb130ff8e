import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an error page quotes leads to what it was about. The events of a trace carry the same text, so that one entry
 * stands for all of them; by bytes, because that is how a trace is looked for in it (0087).
 */
export class FoundByTrace1765200000087 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX timeline_by_trace ON timeline (traceparent COLLATE "C")');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX timeline_by_trace');
  }
}
