import { openRows, secureRows, type SeenRows } from '@waymark/platform';

interface Runner {
  query(sql: string): Promise<unknown>;
}

/** About people who work here: for the site's own work, and not there for a statement that does not say so. */
const SEEN: SeenRows = {
  session: undefined,
  account: undefined,
  membership: undefined,
  account_change: undefined,
  open_page: undefined,
  skipped: undefined,
  safety_concern: undefined,
};

const SUBJECT = `nullif(current_setting('app.subject', true), '')`;
const IS_OWNER = `current_setting('app.actor', true) = 'owner'`;
const IS_SERVICE = `current_setting('app.actor', true) = 'service'`;

/** About the person of a referral: whose it is, and what of it the site may forget by itself. */
const DRAFTS = {
  draft: {
    own: `account_id::text = ${SUBJECT} AND organisation = current_setting('app.organisation', true)`,
    old: `sent IS NULL AND attempted IS NULL AND saved_at < now() - interval '14 days'`,
  },
  own_draft: {
    own: `id::text = ${SUBJECT}`,
    old: `saved_at <= now() - interval '30 minutes'`,
  },
} as const;

/** What somebody types is there for them alone, whatever a statement forgets; forced, as in the services. */
export class RowSecurity1765200000063 {
  async up(runner: Runner): Promise<void> {
    await secureRows(runner, SEEN);
    for (const [table, { own, old }] of Object.entries(DRAFTS))
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY as_owner ON ${table} TO CURRENT_ROLE USING (true) WITH CHECK (true);
        CREATE POLICY as_writer ON ${table} USING (${IS_OWNER} AND ${own}) WITH CHECK (${IS_OWNER} AND ${own});
        CREATE POLICY as_forgetting ON ${table} USING (${IS_SERVICE} AND ${old}) WITH CHECK (false)`);
  }

  async down(runner: Runner): Promise<void> {
    for (const table of Object.keys(DRAFTS))
      await runner.query(`
        DROP POLICY as_forgetting ON ${table};
        DROP POLICY as_writer ON ${table};
        DROP POLICY as_owner ON ${table};
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY`);
    await openRows(runner, SEEN);
  }
}
