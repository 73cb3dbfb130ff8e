import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reconciliations1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reconciliation (
        run_id uuid PRIMARY KEY,
        state text NOT NULL DEFAULT 'running'
          CHECK (state IN ('running', 'done', 'incomplete', 'failed')),
        began_at timestamptz NOT NULL,
        alive_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ended_at timestamptz,
        referrals integer NOT NULL DEFAULT 0,
        compared integer NOT NULL DEFAULT 0,
        of_comparisons integer NOT NULL,
        on_their_way integer NOT NULL DEFAULT 0,
        differences integer NOT NULL DEFAULT 0,
        resolved integer NOT NULL DEFAULT 0,
        silent text[] NOT NULL DEFAULT '{}',
        CHECK ((state = 'running') = (ended_at IS NULL))
      );
      CREATE UNIQUE INDEX reconciliation_one_at_a_time ON reconciliation ((true)) WHERE state = 'running';
      CREATE INDEX reconciliation_newest ON reconciliation (began_at);
      CREATE TABLE reconciliation_difference (
        of_service text NOT NULL,
        at_service text NOT NULL,
        book text NOT NULL,
        subject uuid NOT NULL,
        kind text NOT NULL,
        expected integer NOT NULL,
        found integer NOT NULL,
        waits text,
        first_seen_at timestamptz NOT NULL,
        last_run uuid NOT NULL REFERENCES reconciliation,
        resolved_at timestamptz,
        PRIMARY KEY (at_service, of_service, book, subject)
      );
      CREATE INDEX reconciliation_difference_standing
        ON reconciliation_difference (first_seen_at) WHERE resolved_at IS NULL;
      COMMENT ON TABLE reconciliation_difference IS
        'What two services do not agree on: ids and numbers. One row however often it is seen.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reconciliation_difference; DROP TABLE reconciliation;');
  }
}
