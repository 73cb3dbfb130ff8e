import { openRows, readsAs, secureRows, type SeenRows } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SEEN: SeenRows = { provider_standing: readsAs('operations') };

/** Since when whoever carries a channel answers, or not; and a way to the few messages that went wrong among many. */
export class ProviderStandings1765200000064 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE provider_standing (
        channel text PRIMARY KEY CHECK (channel IN ('email', 'sms')),
        state text NOT NULL CHECK (state IN ('answers', 'silent', 'takes-nothing')),
        since timestamptz NOT NULL DEFAULT clock_timestamp(),
        code text
      );
      CREATE INDEX message_went_wrong ON message (planned_at) WHERE status IN ('FAILED', 'UNKNOWN');
    `);
    await secureRows(runner, SEEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await openRows(runner, SEEN);
    await runner.query('DROP INDEX message_went_wrong; DROP TABLE provider_standing');
  }
}
