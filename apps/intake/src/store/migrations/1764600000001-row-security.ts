import type { MigrationInterface, QueryRunner } from 'typeorm';

const SERVICE = `current_setting('app.actor', true) = 'service'`;
const ORGANISATION = `nullif(current_setting('app.organisation', true), '')`;
const SUBJECT = `nullif(current_setting('app.subject', true), '')`;
const KINDS = `string_to_array(current_setting('app.kinds', true), ',')`;

// What was sent is seen by a column; what was offered is asked by a function, as the owner: a policy whose question met
// another policy would be planned with every statement of the service's own work. All as in store/may-see.ts, which
// this stands under: a question that forgets that one gets no more.
const SEES_REFERRAL = `
CREATE FUNCTION sees_referral(her uuid, its_state text) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM referral_access
    WHERE referral_id = her AND organisation = ${ORGANISATION} AND as_kind = ANY (${KINDS})
      AND (until_at IS NULL OR until_at > now()) AND (as_kind = 'sender' OR its_state <> 'withdrawn'))
$$;
COMMENT ON FUNCTION sees_referral IS 'Whether whom is read for may see it as what they are; sharing stops with a withdrawal'`;

const ofSeen = (table: string): string =>
  `EXISTS (SELECT FROM referral r WHERE r.id = ${table}.referral_id)`;

/** Table → what somebody for whom is read sees of it; undefined: nothing. */
const SECURED: Readonly<Record<string, string | undefined>> = {
  referral: `'sender' = ANY (${KINDS})
      AND CASE channel WHEN 'self' THEN sent_by = ${SUBJECT} ELSE sender = ${ORGANISATION} END
    OR sees_referral(id, state)`,
  referral_access: `organisation = ${ORGANISATION}`,
  person: ofSeen('person'),
  equity: ofSeen('equity'),
  note: ofSeen('note'),
  question: ofSeen('question'),
  referral_progress: ofSeen('referral_progress'),
  referral_link: undefined,
  safety_concern: undefined,
};

// The service's own work, which is nearly all there is, is asked about first, so that it never pays for the rest.
/** Rows about somebody are there for the service's own work and for those who may see them, and for nobody else. */
export class RowSecurity1764600000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SEES_REFERRAL);
    for (const [table, seen] of Object.entries(SECURED)) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY as_owner ON ${table} TO CURRENT_ROLE USING (true) WITH CHECK (true);
        CREATE POLICY as_service ON ${table} USING (${SERVICE}) WITH CHECK (${SERVICE});
        ${seen === undefined ? '' : `CREATE POLICY as_viewer ON ${table} FOR SELECT USING (${SERVICE} OR ${seen})`}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, seen] of Object.entries(SECURED).reverse()) {
      await runner.query(`
        ${seen === undefined ? '' : `DROP POLICY as_viewer ON ${table};`}
        DROP POLICY as_service ON ${table};
        DROP POLICY as_owner ON ${table};
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY`);
    }
    await runner.query('DROP FUNCTION sees_referral');
  }
}
