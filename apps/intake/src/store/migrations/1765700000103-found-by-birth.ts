import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever might be the same person is looked for by the day of birth alone, too, and an index of those alone who have a
 * postcode cannot answer that: every person was read, four seconds for a page with a million of them. Linked are a few; a
 * thousand are taken for granted where nothing is said, and then all referrals are read to join them.
 */
export class FoundByBirth1765700000103 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX person_by_birth ON person (birth_date_index, postcode_index)
        WHERE birth_date_index IS NOT NULL;
      DROP INDEX person_by_birth_and_postcode;
      ALTER FUNCTION linked_group ROWS 5`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX person_by_birth_and_postcode ON person (birth_date_index, postcode_index)
        WHERE birth_date_index IS NOT NULL AND postcode_index IS NOT NULL;
      DROP INDEX person_by_birth;
      ALTER FUNCTION linked_group ROWS 1000`);
  }
}
