import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A change is saved table by table: a function that took changes whole had to plan for all that a change can be. */
export class PlacementRows1764100000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION save_placements');
  }

  // Nothing calls it; it only has to be there to be dropped.
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE FUNCTION save_placements(changes jsonb) RETURNS SETOF int
         LANGUAGE sql AS 'SELECT 1 WHERE false'`,
    );
  }
}
