import type { MigrationInterface, QueryRunner } from 'typeorm';

const SERVICE = `current_setting('app.actor', true) = 'service'`;
const ORGANISATION = `nullif(current_setting('app.organisation', true), '')`;
const KINDS = `string_to_array(current_setting('app.kinds', true), ',')`;

// What is seen most is seen by a column; what needs another table is asked by a function, as the owner: a policy whose
// question met another policy would be planned with every statement of the service's own work, and would have no end.
const SEES_PLACEMENT = `
CREATE FUNCTION sees_placement(her uuid) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM referral_access
      WHERE referral_id = her AND organisation = ${ORGANISATION})
    OR EXISTS (SELECT FROM placement_alongside
      WHERE referral_id = her AND service_id = ${ORGANISATION} AND is_active)
    OR EXISTS (SELECT FROM placement_task
      WHERE referral_id = her AND owner = ${ORGANISATION} AND done_at IS NULL)
    OR 'reconciliation' = ANY (${KINDS})
$$;
COMMENT ON FUNCTION sees_placement IS
  'Whether she is, or was, offered to whom is read for, or something beside is theirs; reconciliation counts them all'`;

const ofSeen = (table: string): string =>
  `EXISTS (SELECT FROM placement p WHERE p.referral_id = ${table}.referral_id)`;
const ofPlan = (table: string): string =>
  `EXISTS (SELECT FROM plan p WHERE p.plan_id = ${table}.plan_id)`;

/** Table → what somebody for whom is read sees of it; undefined: nothing. */
const SECURED: Readonly<Record<string, string | undefined>> = {
  placement: `step_owner = ${ORGANISATION} OR service_id = ${ORGANISATION}
    OR holder_organisation = ${ORGANISATION} OR sees_placement(referral_id)`,
  placement_facts: ofSeen('placement_facts'),
  placement_assessment: ofSeen('placement_assessment'),
  placement_step: ofSeen('placement_step'),
  placement_alongside: `service_id = ${ORGANISATION} OR ${ofSeen('placement_alongside')}`,
  placement_task: `owner = ${ORGANISATION} OR ${ofSeen('placement_task')}`,
  referral_access: `organisation = ${ORGANISATION}`,
  placement_link: undefined,
  plan: `service_id = ${ORGANISATION}`,
  plan_words: ofPlan('plan_words'),
  plan_change: ofPlan('plan_change'),
  safety_concern: undefined,
};

// The service's own work, which is nearly all there is, is asked about first, so that it never pays for the rest.
/** Rows about somebody are there for the service's own work and for those who may see them, and for nobody else. */
export class RowSecurity1764600000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SEES_PLACEMENT);
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
    await runner.query('DROP FUNCTION sees_placement');
  }
}
