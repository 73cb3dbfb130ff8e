import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A line is found by whom it is about first: who says it are a handful, so that every comparison on the way through the
 * index was made for nothing, and the lines of one subject lay far from each other.
 */
export class LinesBySubject1765200000069 implements MigrationInterface {
  readonly name = 'LinesBySubject1765200000069';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE heard DROP CONSTRAINT heard_pkey, ADD PRIMARY KEY (subject, producer)',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE heard DROP CONSTRAINT heard_pkey, ADD PRIMARY KEY (producer, subject)',
    );
  }
}
