import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of an event is asked for by its id, also once it is settled. */
export class QuarantineByEvent1765300000098 implements MigrationInterface {
  readonly name = 'QuarantineByEvent1765300000098';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE INDEX quarantine_of_event ON quarantine (event_id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX quarantine_of_event');
  }
}
