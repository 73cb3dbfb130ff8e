import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = `action LIKE 'quarantine.%' OR action LIKE 'said.%' OR action = 'reconciliation.asked'`;
const NOW = `action LIKE 'quarantine.%' OR action LIKE 'said.%' OR action LIKE 'operator.%' OR action = 'reconciliation.asked'`;

const index = (predicate: string): string => `
DROP INDEX audit_of_operators;
CREATE INDEX audit_of_operators ON audit (id) WHERE ${predicate}`;

/** Whom operators were shown belongs to what operators did. */
export class ShownIdentities1764900000054 implements MigrationInterface {
  readonly name = 'ShownIdentities1764900000054';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(index(NOW));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(index(BEFORE));
  }
}
