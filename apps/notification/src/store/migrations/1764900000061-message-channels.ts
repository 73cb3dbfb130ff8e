import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which channel a message went, and what its provider said afterwards. Earlier messages went by e-mail. */
export class MessageChannels1764900000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE message
      ADD COLUMN channel text CHECK (channel IN ('email', 'sms')),
      ADD COLUMN receipt text
        CHECK (receipt IN ('delivered', 'permanent-failure', 'temporary-failure', 'technical-failure')),
      ADD COLUMN receipt_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE message DROP COLUMN channel, DROP COLUMN receipt, DROP COLUMN receipt_at',
    );
  }
}
