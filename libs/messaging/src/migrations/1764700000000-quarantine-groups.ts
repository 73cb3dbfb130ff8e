import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is in quarantine for the same reason can be dealt with together. */
export class QuarantineGroups1764700000000 implements MigrationInterface {
  readonly name = 'QuarantineGroups1764700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(groups);
    await queryRunner.query(runs);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE quarantine_run');
    await queryRunner.query('ALTER TABLE quarantine DROP COLUMN group_key');
  }
}

// What is there already is told apart more coarsely: its bytes are not looked at.
const groups = `
ALTER TABLE quarantine ADD COLUMN group_key text;
UPDATE quarantine SET group_key =
  left(md5(concat_ws(' ', coalesce(producer, ''), coalesce(type, ''), reason, error_class)), 16);
ALTER TABLE quarantine ALTER COLUMN group_key SET NOT NULL;
CREATE INDEX quarantine_group ON quarantine (group_key, id) WHERE state = 'waiting';
`;

const runs = `
CREATE TABLE quarantine_run (
  run_id uuid PRIMARY KEY,
  group_key text NOT NULL,
  is_dry boolean NOT NULL,
  per_second int NOT NULL CHECK (per_second BETWEEN 1 AND 50),
  asked_by text NOT NULL,
  reason text NOT NULL,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'paused', 'done', 'cancelled')),
  total int NOT NULL,
  succeeded int NOT NULL DEFAULT 0,
  failed int NOT NULL DEFAULT 0,
  behind uuid,
  last uuid NOT NULL,
  leased_until timestamptz,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  CHECK ((state IN ('done', 'cancelled')) = (ended_at IS NOT NULL))
);
COMMENT ON COLUMN quarantine_run.behind IS 'The last entry that was tried; counted in the same statement';
CREATE UNIQUE INDEX quarantine_run_one_a_group ON quarantine_run (group_key) WHERE ended_at IS NULL;
`;
