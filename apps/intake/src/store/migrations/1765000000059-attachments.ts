import { openRows, secureRows, type SeenRows } from '@waymark/platform';

interface Runner {
  query(sql: string): Promise<unknown>;
}

/** Whoever sees the referral sees what was added to it, and loses it with it. */
const SEEN: SeenRows = {
  attachment: 'EXISTS (SELECT FROM referral r WHERE r.id = attachment.referral_id)',
};

/** Files that were added to a referral, sealed as who she is. */
export class Attachments1765000000059 {
  async up(runner: Runner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachment (
        id uuid PRIMARY KEY,
        referral_id uuid NOT NULL REFERENCES referral,
        kind text NOT NULL CHECK (kind IN ('pdf', 'jpeg', 'png')),
        bytes int NOT NULL CHECK (bytes > 0),
        details text NOT NULL,
        content bytea,
        scan text NOT NULL CHECK (scan IN ('held', 'clean', 'infected')),
        added_by text NOT NULL,
        added_at timestamptz NOT NULL,
        CHECK ((content IS NULL) = (scan = 'infected'))
      )`);
    await runner.query('CREATE INDEX attachment_referral ON attachment (referral_id, added_at)');
    await runner.query(`CREATE INDEX attachment_held ON attachment (added_at) WHERE scan = 'held'`);
    await runner.query('ALTER TABLE attachment ALTER COLUMN content SET STORAGE EXTERNAL');
    await secureRows(runner, SEEN);
  }

  async down(runner: Runner): Promise<void> {
    await openRows(runner, SEEN);
    await runner.query('DROP TABLE attachment');
  }
}
