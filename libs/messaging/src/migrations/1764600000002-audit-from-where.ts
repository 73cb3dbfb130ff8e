import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Entries say from where; those before this say nothing of it and hold as they are. */
export class AuditFromWhere1764600000002 implements MigrationInterface {
  readonly name = 'AuditFromWhere1764600000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
ALTER TABLE audit ADD COLUMN came_from text;
COMMENT ON COLUMN audit.came_from IS
  'Address and a mark of the session; of who refers herself the mark only; null for the service''s own work'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE audit DROP COLUMN came_from');
  }
}
