import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signs that were marked in forms which are not sent yet; nothing that says whose. */
export class SafetyConcerns1764000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE safety_concern (
        id uuid PRIMARY KEY,
        organisation text NOT NULL,
        raised_by text NOT NULL,
        team text NOT NULL,
        calls text[] NOT NULL,
        landing_team text NOT NULL,
        raised_at timestamptz NOT NULL,
        cleared_at timestamptz,
        cleared_because text,
        CHECK ((cleared_at IS NULL) = (cleared_because IS NULL))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE safety_concern');
  }
}
