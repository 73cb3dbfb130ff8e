import { openRows, READS_FOR, secureRows, type SeenRows } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SEEN: SeenRows = {
  notice: `organisation = ${READS_FOR}`,
  notice_read: 'EXISTS (SELECT FROM notice WHERE notice.id = notice_id)',
  notice_preference: undefined,
};

/** What the people of an organisation find when they are signed in, who has read it, and who wants no e-mail of what. */
export class Notices1765200000066 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation text NOT NULL,
        side text NOT NULL CHECK (side IN ('sending', 'receiving')),
        kind text NOT NULL,
        referral_id uuid NOT NULL,
        urgent boolean NOT NULL,
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX notice_of ON notice (organisation, side, at DESC);
      CREATE INDEX notice_age ON notice USING brin (at);
      CREATE TABLE notice_read (
        reader text NOT NULL,
        notice_id uuid NOT NULL REFERENCES notice ON DELETE CASCADE,
        read_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (notice_id, reader)
      );
      CREATE TABLE notice_preference (
        reader text PRIMARY KEY,
        email_for text[] NOT NULL
      );
      ALTER TABLE message ADD COLUMN quiet_kind text CHECK (quiet_kind IN ('received', 'updated'));
    `);
    await secureRows(runner, SEEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await openRows(runner, SEEN);
    await runner.query(`
      ALTER TABLE message DROP COLUMN quiet_kind;
      DROP TABLE notice_preference; DROP TABLE notice_read; DROP TABLE notice;
    `);
  }
}
