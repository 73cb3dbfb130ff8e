interface Runner {
  query(sql: string): Promise<unknown>;
}

const IS_OWNER = `current_setting('app.actor', true) = 'owner'`;
const IS_SERVICE = `current_setting('app.actor', true) = 'service'`;
/** Whoever holds the key of which the id is made. */
const OWN = `id = nullif(current_setting('app.subject', true), '')`;
const OLD = `kept_at <= now() - interval '30 minutes'`;

/** Forms that came after their session had ended, and the sessions by which it is known whose they are. */
export class KeptForms1765300000082 {
  async up(runner: Runner): Promise<void> {
    await runner.query(`
      CREATE TABLE kept_form (
        id text PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        membership_id uuid NOT NULL,
        sealed text NOT NULL,
        kept_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE kept_form IS 'Sealed, for half an hour, for who typed it and in the same role';
      CREATE INDEX kept_form_kept ON kept_form (kept_at);
      CREATE INDEX session_of_form ON session ((sess ->> 'csrfToken'));
      ALTER TABLE kept_form ENABLE ROW LEVEL SECURITY;
      ALTER TABLE kept_form FORCE ROW LEVEL SECURITY;
      CREATE POLICY as_owner ON kept_form TO CURRENT_ROLE USING (true) WITH CHECK (true);
      CREATE POLICY as_writer ON kept_form USING (${IS_OWNER} AND ${OWN}) WITH CHECK (${IS_OWNER} AND ${OWN});
      CREATE POLICY as_forgetting ON kept_form USING (${IS_SERVICE} AND ${OLD}) WITH CHECK (false)`);
  }

  async down(runner: Runner): Promise<void> {
    await runner.query('DROP INDEX session_of_form');
    await runner.query('DROP TABLE kept_form');
  }
}
