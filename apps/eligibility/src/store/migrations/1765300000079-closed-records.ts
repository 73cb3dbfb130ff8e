import { forgetClosed, keepClosed, READS_AS, READS_FOR, seeOtherRows } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SEEN = 'sees_assessments(referral_id)';

/** For whom a restricted referral is open; what was judged of it is not there for any other reader. */
export class ClosedRecords1765300000079 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await keepClosed(runner, 'referral');
    await seeOtherRows(runner, {
      assessment: `${SEEN} AND NOT is_closed_to(referral_id, ${READS_FOR}, ${READS_AS})`,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await seeOtherRows(runner, { assessment: SEEN });
    await forgetClosed(runner, 'referral');
    await runner.query(
      'ALTER TABLE referral DROP COLUMN restricted, DROP COLUMN restriction_version',
    );
  }
}
