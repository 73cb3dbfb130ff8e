import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who looks after a kind of trouble, which kinds are put aside until they grow, and which have come again. */
export class QuarantineCare1765200000067 implements MigrationInterface {
  readonly name = 'QuarantineCare1765200000067';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
CREATE TABLE quarantine_care (
  group_key text PRIMARY KEY CHECK (group_key ~ '^[0-9a-f]{16}$'),
  assignee text,
  archived_at timestamptz
);
COMMENT ON COLUMN quarantine_care.assignee IS 'issuer|subject of an operator; null = nobody';
COMMENT ON COLUMN quarantine_care.archived_at IS 'It is put aside as long as nothing has come since';
CREATE INDEX quarantine_settled ON quarantine (group_key, settled_at) WHERE settled_at IS NOT NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE quarantine_care');
    await queryRunner.query('DROP INDEX quarantine_settled');
  }
}
