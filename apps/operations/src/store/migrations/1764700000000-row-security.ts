import { openRows, readsAs, secureRows, type SeenRows } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPERATORS = readsAs('operations');

const SEEN: SeenRows = {
  timeline: OPERATORS,
  ledger: OPERATORS,
  reconciliation_difference: OPERATORS,
};

/** What names a referral is there for operators, whose reading is audited, and for the service's own work. */
export class RowSecurity1764700000000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return secureRows(runner, SEEN);
  }

  down(runner: QueryRunner): Promise<void> {
    return openRows(runner, SEEN);
  }
}
