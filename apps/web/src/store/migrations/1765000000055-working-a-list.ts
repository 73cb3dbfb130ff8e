import { changeAgain, onlyAppend } from '@waymark/platform';

interface Runner {
  query(sql: string): Promise<unknown>;
}

/** Who has which referral open, and what was gone past with which reason. */
export class WorkingAList1765000000055 {
  async up(runner: Runner): Promise<void> {
    await runner.query(`
      CREATE TABLE open_page (
        referral_id uuid NOT NULL,
        organisation text NOT NULL,
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        since timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        PRIMARY KEY (referral_id, organisation, account_id)
      );
      COMMENT ON TABLE open_page IS 'A courtesy between colleagues, forgotten after a day';
      CREATE INDEX open_page_seen ON open_page (seen_at);
      CREATE TABLE skipped (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        referral_id uuid NOT NULL,
        organisation text NOT NULL,
        account_id uuid NOT NULL REFERENCES account,
        reason text,
        at timestamptz NOT NULL
      );
      CREATE INDEX skipped_last ON skipped (referral_id, organisation, at)`);
    await onlyAppend(runner, ['skipped']);
  }

  async down(runner: Runner): Promise<void> {
    await changeAgain(runner, ['skipped']);
    await runner.query('DROP TABLE skipped, open_page');
  }
}
