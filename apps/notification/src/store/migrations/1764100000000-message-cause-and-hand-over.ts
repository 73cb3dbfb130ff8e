import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which event a message is about, so that nobody hears of its delivery before that event; and since when the provider
 * may have it, so that a process that dies then does not send it again.
 */
export class MessageCauseAndHandOver1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE message
      ADD COLUMN source text, ADD COLUMN sequence integer, ADD COLUMN handed_over_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE message DROP COLUMN source, DROP COLUMN sequence, DROP COLUMN handed_over_at',
    );
  }
}
