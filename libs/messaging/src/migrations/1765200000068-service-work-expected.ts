import { expectOneRow, expectServiceWork } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies allow what they allowed, and no longer make PostgreSQL plan for tables of one row (decision 0068). */
export class ServiceWorkExpected1765200000068 implements MigrationInterface {
  readonly name = 'ServiceWorkExpected1765200000068';

  up(queryRunner: QueryRunner): Promise<void> {
    return expectServiceWork(queryRunner);
  }

  down(queryRunner: QueryRunner): Promise<void> {
    return expectOneRow(queryRunner);
  }
}
