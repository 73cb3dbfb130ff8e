import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signs in forms that nobody has sent: who has the task, by when. */
export class SafetyConcerns1764100000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE safety_concern (
        concern_id uuid PRIMARY KEY,
        version int NOT NULL,
        state text NOT NULL,
        step_owner text,
        due_at timestamptz,
        next_clock_at timestamptz,
        record jsonb NOT NULL,
        settled_by text,
        settled_by_name text,
        settled_note text
      );
      COMMENT ON TABLE safety_concern IS 'Whose sign it is, is not known here; only who wrote the form.';
      CREATE INDEX safety_concern_by_owner ON safety_concern (step_owner, due_at) WHERE state = 'open';
      CREATE INDEX safety_concern_clock ON safety_concern (next_clock_at) WHERE next_clock_at IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE safety_concern');
  }
}
