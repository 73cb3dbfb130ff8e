import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TimelineAndLedger1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE timeline (
        event_id uuid PRIMARY KEY,
        subject text NOT NULL,
        type text NOT NULL,
        source text NOT NULL,
        sequence integer NOT NULL,
        at timestamptz NOT NULL,
        heard_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        caused_by uuid,
        traceparent text NOT NULL,
        words text NOT NULL
      );
      CREATE INDEX timeline_by_subject ON timeline (subject, at);
      CREATE INDEX timeline_by_kind ON timeline (source, type, heard_at);
      CREATE TABLE ledger (
        referral_id uuid PRIMARY KEY,
        reference text NOT NULL UNIQUE,
        received_at timestamptz NOT NULL,
        state text NOT NULL,
        since timestamptz NOT NULL,
        holder jsonb,
        next_step jsonb,
        due_at timestamptz,
        placement_version integer NOT NULL DEFAULT 0,
        closed boolean NOT NULL DEFAULT false,
        needs_attention boolean NOT NULL DEFAULT false,
        urgent boolean NOT NULL DEFAULT false
      );
      CREATE INDEX ledger_open_by_due ON ledger (due_at) WHERE NOT closed;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ledger; DROP TABLE timeline;');
  }
}
