import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was applied instead of an event that was written wrongly: by whom, in which role, why, and what differs. */
export class QuarantineCopies1764800000047 implements MigrationInterface {
  readonly name = 'QuarantineCopies1764800000047';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
CREATE TABLE quarantine_copy (
  event_id uuid PRIMARY KEY,
  quarantine_id uuid NOT NULL UNIQUE REFERENCES quarantine,
  headers json NOT NULL,
  value bytea,
  corrections json NOT NULL,
  made_by text NOT NULL,
  made_as text NOT NULL,
  reason text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE quarantine_copy IS 'The event in quarantine stays as it came; this is what was applied in its place';
CREATE TRIGGER quarantine_copy_is_append_only BEFORE UPDATE OR DELETE ON quarantine_copy
  FOR EACH ROW EXECUTE FUNCTION is_append_only();
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE quarantine_copy');
  }
}
