import { openRows, secureRows, type SeenRows } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SEEN: SeenRows = { webhook: undefined, webhook_delivery: undefined };

/** Systems of organisations that are told, and what each is told. Secrets are sealed. */
export class Webhooks1764900000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook (
        id uuid PRIMARY KEY,
        organisation text NOT NULL,
        url text NOT NULL,
        state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled', 'ended')),
        because text CHECK (because IN ('gone', 'ended')),
        secret text NOT NULL,
        earlier_secret text,
        earlier_until timestamptz,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX webhook_of ON webhook (organisation);
      CREATE TABLE webhook_delivery (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        webhook_id uuid NOT NULL REFERENCES webhook,
        event_id uuid NOT NULL,
        type text NOT NULL,
        referral_id uuid NOT NULL,
        at timestamptz NOT NULL,
        status text NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'SENT', 'FAILED')),
        attempts integer NOT NULL DEFAULT 0,
        planned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_trouble text,
        UNIQUE (event_id, webhook_id)
      );
      CREATE INDEX webhook_delivery_due ON webhook_delivery (next_attempt_at) WHERE status = 'PENDING';
      CREATE INDEX webhook_delivery_failed ON webhook_delivery (webhook_id, planned_at) WHERE status = 'FAILED';
    `);
    await secureRows(runner, SEEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await openRows(runner, SEEN);
    await runner.query('DROP TABLE webhook_delivery; DROP TABLE webhook;');
  }
}
