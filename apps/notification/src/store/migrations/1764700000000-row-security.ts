import { openRows, readsAs, secureRows, type SeenRows } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SEEN: SeenRows = {
  message: readsAs('operations'),
  recipient: undefined,
};

/** Messages about a referral are there for operators, whose reading is audited, and for the service's own work. */
export class RowSecurity1764700000000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return secureRows(runner, SEEN);
  }

  down(runner: QueryRunner): Promise<void> {
    return openRows(runner, SEEN);
  }
}
