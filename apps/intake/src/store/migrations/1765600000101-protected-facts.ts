import {
  openRows,
  READS_AS,
  READS_FOR,
  readsAs,
  secureRows,
  type SeenRows,
} from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever wrote it, and hub clinicians of the team that holds the person now; a closed record closes it as well. */
const SEEN: SeenRows = {
  protected_fact: `(EXISTS (SELECT FROM referral r WHERE r.id = protected_fact.referral_id)
    AND NOT is_closed_to(protected_fact.referral_id, ${READS_FOR}, ${READS_AS})
    AND ((organisation = ${READS_FOR} AND written_by = ${READS_AS})
      OR (${readsAs('hub-clinician')} AND holds_referral(protected_fact.referral_id, ${READS_FOR}))))`,
};

/** Baby, placement address, partner and who may do harm: apart from the form, and read one at a time. */
export class ProtectedFacts1765600000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE protected_fact (
        id uuid PRIMARY KEY,
        referral_id uuid NOT NULL REFERENCES referral,
        kind text NOT NULL
          CHECK (kind IN ('baby', 'placement-address', 'partner', 'person-who-may-do-harm')),
        details text,
        needed_for text NOT NULL CHECK (needed_for IN
          ('keep-the-person-safe', 'keep-a-child-safe', 'plan-contact', 'plan-care')),
        organisation text NOT NULL,
        team text NOT NULL,
        written_by text NOT NULL,
        written_at timestamptz NOT NULL,
        ended_at timestamptz,
        ended_because text CHECK (ended_because IN ('withdrawn', 'wrong', 'no-longer-so')),
        ended_by text,
        CHECK ((details IS NULL) = (ended_at IS NOT NULL)),
        CHECK (num_nulls(ended_at, ended_because, ended_by) IN (0, 3))
      );
      CREATE INDEX protected_fact_referral ON protected_fact (referral_id, written_at)`);
    // As the owner: a policy whose question meets another policy would be planned with every statement.
    await runner.query(`
      CREATE FUNCTION holds_referral(her uuid, their_organisation text) RETURNS boolean
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT EXISTS (SELECT FROM referral_progress
          WHERE referral_id = her
            AND sequence = (SELECT max(sequence) FROM referral_progress WHERE referral_id = her)
            AND holder ->> 'organisation' = their_organisation
            AND holder ->> 'kind' <> 'sending-team')
      $$;
      COMMENT ON FUNCTION holds_referral IS 'Whether this team is responsible now, by the newest that routing said; who sent it and still has it does not'`);
    await secureRows(runner, SEEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await openRows(runner, SEEN);
    await runner.query('DROP TABLE protected_fact; DROP FUNCTION holds_referral');
  }
}
