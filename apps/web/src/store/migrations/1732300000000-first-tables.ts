interface Runner {
  query(sql: string): Promise<unknown>;
}

/** Sessions, the people who may sign in with what they are, drafts of referrals, and shared secrets. */
export class FirstTables1732300000000 {
  async up(runner: Runner): Promise<void> {
    await runner.query(`
      CREATE TABLE session (
        sid text PRIMARY KEY,
        sess json NOT NULL,
        expire timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX session_expire ON session (expire)');
    await runner.query(`
      CREATE TABLE account (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        issuer text NOT NULL,
        subject text NOT NULL,
        name text NOT NULL,
        email text,
        ended_at timestamptz,
        UNIQUE (issuer, subject)
      )`);
    await runner.query(`
      CREATE TABLE membership (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        organisation text NOT NULL,
        organisation_name text NOT NULL,
        role text NOT NULL,
        referrer_role text,
        UNIQUE (account_id, organisation, role)
      )`);
    await runner.query(`
      CREATE TABLE draft (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        organisation text NOT NULL,
        answers jsonb NOT NULL DEFAULT '{}',
        idempotency_key uuid NOT NULL DEFAULT gen_random_uuid(),
        attempted jsonb,
        sent jsonb,
        started_at timestamptz NOT NULL DEFAULT now(),
        saved_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX draft_owner ON draft (account_id, organisation, saved_at)');
    await runner.query('CREATE TABLE secret (name text PRIMARY KEY, value jsonb NOT NULL)');
  }

  async down(runner: Runner): Promise<void> {
    await runner.query('DROP TABLE secret, draft, membership, account, session');
  }
}
