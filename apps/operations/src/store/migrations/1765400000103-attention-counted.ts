import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One mark for all failed events of a referral was taken away by the first that was dealt with. */
export class AttentionCounted1765400000103 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `COMMENT ON COLUMN ledger.needs_attention IS
         'Not read any more: what waits is counted from the timeline. Earlier versions write it'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('COMMENT ON COLUMN ledger.needs_attention IS NULL');
  }
}
