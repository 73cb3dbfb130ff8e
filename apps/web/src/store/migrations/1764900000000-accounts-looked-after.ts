import { onlyAppend, changeAgain } from '@waymark/platform';

interface Runner {
  query(sql: string): Promise<unknown>;
}

/** Accounts are invited, looked after and ended by administrators; what they change is written down for good. */
export class AccountsLookedAfter1764900000000 {
  async up(runner: Runner): Promise<void> {
    await runner.query(`
      ALTER TABLE account
        ALTER COLUMN subject DROP NOT NULL,
        ADD COLUMN last_sign_in_at timestamptz,
        ADD COLUMN reviewed_at timestamptz,
        ADD CONSTRAINT account_can_be_matched CHECK (subject IS NOT NULL OR email IS NOT NULL)`);
    await runner.query(`
      CREATE UNIQUE INDEX account_invited ON account (issuer, lower(email))
        WHERE subject IS NULL AND ended_at IS NULL`);
    await runner.query(`
      CREATE TABLE account_change (
        id bigserial PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        account_id uuid NOT NULL REFERENCES account,
        action text NOT NULL,
        role text,
        organisation text,
        done_by text NOT NULL,
        reason text
      )`);
    await runner.query('CREATE INDEX account_change_of ON account_change (account_id, id)');
    await onlyAppend(runner, ['account_change']);
    await runner.query(`
      CREATE INDEX session_of_account ON session ((sess #>> '{person,accountId}'))`);
  }

  async down(runner: Runner): Promise<void> {
    await runner.query('DROP INDEX session_of_account');
    await changeAgain(runner, ['account_change']);
    await runner.query('DROP TABLE account_change');
    await runner.query('DELETE FROM account WHERE subject IS NULL');
    await runner.query(`
      DROP INDEX account_invited;
      ALTER TABLE account DROP CONSTRAINT account_can_be_matched, DROP COLUMN reviewed_at,
        DROP COLUMN last_sign_in_at, ALTER COLUMN subject SET NOT NULL`);
  }
}
