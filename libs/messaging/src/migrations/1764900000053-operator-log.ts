import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What operators did is found among all that is audited. */
export class OperatorLog1764900000053 implements MigrationInterface {
  readonly name = 'OperatorLog1764900000053';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
CREATE INDEX audit_of_operators ON audit (id)
  WHERE action LIKE 'quarantine.%' OR action LIKE 'said.%' OR action = 'reconciliation.asked'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX audit_of_operators');
  }
}
