import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After a death no message goes to her, while her referral may still be looked after. */
export class MessagesStopped1764100000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Rows are written whole by whoever knows of it; those that say nothing are not stopped.
    await runner.query('ALTER TABLE referral ADD COLUMN messages_stopped boolean');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE referral DROP COLUMN messages_stopped');
  }
}
