import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is only read whole is kept as it was said: taking it apart to be searched cost more than writing it. */
export class KeptAsSaid1764500000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.keepAs(runner, 'json');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.keepAs(runner, 'jsonb');
  }

  private async keepAs(runner: QueryRunner, type: 'json' | 'jsonb'): Promise<void> {
    await runner.query(`
      ALTER TABLE placement_facts ALTER facts TYPE ${type} USING facts::${type};
      ALTER TABLE placement_assessment ALTER judgements TYPE ${type} USING judgements::${type};
      ALTER TABLE placement_step ALTER considered TYPE ${type} USING considered::${type};
      DROP FUNCTION lock_placements`);
    await runner.query(lockWith(type));
  }
}

// As it is kept since the links of placements, but for the type of the facts.
const lockWith = (type: string): string => `
CREATE FUNCTION lock_placements(asked json)
RETURNS TABLE (nth int, record jsonb, facts ${type}, alongside json, tasks json, directory_revision int, linked boolean)
LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  PERFORM FROM placement p
    WHERE p.referral_id = ANY (ARRAY(SELECT (one->>'id')::uuid FROM json_array_elements(asked) one))
    ORDER BY p.referral_id FOR UPDATE;
  RETURN QUERY
  SELECT a.nth, p.record, f.facts,
         (SELECT json_agg(l.record ORDER BY l.service_id)
            FROM placement_alongside l WHERE l.referral_id = p.referral_id),
         (SELECT json_agg(t.record ORDER BY t.due_at, t.task_id)
            FROM placement_task t WHERE t.referral_id = p.referral_id AND t.done_at IS NULL),
         (SELECT s.revision FROM directory_state s),
         EXISTS (SELECT FROM placement_link k WHERE k.one = p.referral_id)
           OR EXISTS (SELECT FROM placement_link k WHERE k.other = p.referral_id)
    FROM json_to_recordset(asked) AS a(nth int, id uuid)
    JOIN placement p ON p.referral_id = a.id
    JOIN placement_facts f ON f.referral_id = p.referral_id AND f.facts_version = p.facts_version;
END $$;
COMMENT ON FUNCTION lock_placements IS 'Placements with what belongs to them, locked in one order until the transaction ends'`;
