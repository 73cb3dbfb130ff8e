import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Referrals that were reopened while the ledger could not say so, and not closed since: they are open, and can be stuck. */
export class ReopenedBefore1765200000075 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE ledger SET closed = false
      FROM (
        SELECT subject, max(sequence) AS sequence FROM timeline
         WHERE source = 'routing' AND type = 'referral.reopened.v1' GROUP BY subject
      ) AS reopened
      WHERE closed AND referral_id = reopened.subject::uuid AND NOT EXISTS (
        SELECT FROM timeline AS ended
         WHERE ended.subject = reopened.subject AND ended.source = 'routing'
           AND ended.type = 'referral.closed.v1' AND ended.sequence > reopened.sequence)`);
  }

  /** What is open stays open: that it was thought to be closed was the mistake. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}
