import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The next messages are found at the head of an index, however many wait behind them. */
export class MessageTurn1764100000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX message_turn ON message (urgent DESC, next_attempt_at)
         WHERE status IN ('PENDING', 'SENDING')`,
    );
    await runner.query('DROP INDEX message_due');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX message_due ON message (next_attempt_at) WHERE status IN ('PENDING', 'SENDING')`,
    );
    await runner.query('DROP INDEX message_turn');
  }
}
