import { forgetClosed, keepClosed, READS_AS, READS_FOR, seeOtherRows } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const closed = (table: string): string =>
  `is_closed_to(${table}.referral_id, ${READS_FOR}, ${READS_AS})`;

// Asked only of what is restricted, so that all the rest costs what it did.
const ofSeen = (table: string, more = ''): string =>
  `EXISTS (SELECT FROM placement p WHERE p.referral_id = ${table}.referral_id${more})`;
const ofOpen = (table: string): string =>
  ofSeen(table, ` AND (p.restricted IS NOT TRUE OR NOT ${closed('p')})`);
const OWN_PLAN = `service_id = ${READS_FOR}`;

/** What is known of somebody, and what was done. A worklist reads the placement itself, and leaves all but the clock out. */
const FACTS = ['placement_facts', 'placement_assessment', 'placement_step'];

/** For whom a restricted referral is open; its facts are not there for any other reader. */
export class ClosedRecords1765300000079 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await keepClosed(runner, 'placement');
    await seeOtherRows(runner, Object.fromEntries(FACTS.map((table) => [table, ofOpen(table)])));
    await seeOtherRows(runner, { plan: `${OWN_PLAN} AND NOT ${closed('plan')}` });
  }

  async down(runner: QueryRunner): Promise<void> {
    await seeOtherRows(runner, Object.fromEntries(FACTS.map((table) => [table, ofSeen(table)])));
    await seeOtherRows(runner, { plan: OWN_PLAN });
    await forgetClosed(runner, 'placement');
  }
}
