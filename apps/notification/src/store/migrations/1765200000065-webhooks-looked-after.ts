import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a system takes nothing, its newest deliveries, and one that is about nobody: a test. */
export class WebhooksLookedAfter1765200000065 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE webhook ADD COLUMN failing_since timestamptz;
      ALTER TABLE webhook_delivery ALTER COLUMN referral_id DROP NOT NULL;
      CREATE INDEX webhook_delivery_newest ON webhook_delivery (webhook_id, planned_at);
      CREATE INDEX webhook_delivery_done ON webhook_delivery (planned_at) WHERE status <> 'PENDING';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX webhook_delivery_done;
      DROP INDEX webhook_delivery_newest;
      DELETE FROM webhook_delivery WHERE referral_id IS NULL;
      ALTER TABLE webhook_delivery ALTER COLUMN referral_id SET NOT NULL;
      ALTER TABLE webhook DROP COLUMN failing_since;
    `);
  }
}
