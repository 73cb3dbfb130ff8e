import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Messages1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE recipient (
        referral_id uuid PRIMARY KEY,
        sender_organisation text NOT NULL,
        landing_team text NOT NULL,
        self_referral boolean NOT NULL,
        stopped boolean NOT NULL DEFAULT false
      );
      CREATE TABLE message (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        event_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        audience text NOT NULL,
        template text NOT NULL,
        organisation text,
        traceparent text NOT NULL,
        urgent boolean NOT NULL,
        status text NOT NULL DEFAULT 'PENDING'
          CHECK (status IN ('PENDING', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN', 'WITHHELD')),
        attempts integer NOT NULL DEFAULT 0,
        planned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        settled_at timestamptz,
        provider_reference text,
        last_trouble text
      );
      CREATE UNIQUE INDEX message_once_per_event
        ON message (event_id, audience, coalesce(organisation, ''));
      CREATE INDEX message_due ON message (next_attempt_at) WHERE status IN ('PENDING', 'SENDING');
      CREATE INDEX message_of_referral ON message (referral_id);
      CREATE INDEX message_newest ON message (planned_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE message; DROP TABLE recipient;');
  }
}
