import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Many referrals in one question and one answer; one alone is a set of one. */
export class PlacementSets1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [lock, save]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION lock_placements, save_placements');
  }
}

// Tables that have just been made have no statistics: without these settings a plan made for a few rows would be kept.
const byIndex = `SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off`;

// The lock and the look are separate statements, so that the look sees what the lock waited for.
const lock = `
CREATE FUNCTION lock_placements(asked json)
RETURNS TABLE (nth int, record jsonb, facts jsonb, alongside json, tasks json, directory_revision int)
LANGUAGE plpgsql ${byIndex} AS $$
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
         (SELECT s.revision FROM directory_state s)
    FROM json_to_recordset(asked) AS a(nth int, id uuid)
    JOIN placement p ON p.referral_id = a.id
    JOIN placement_facts f ON f.referral_id = p.referral_id AND f.facts_version = p.facts_version;
END $$;
COMMENT ON FUNCTION lock_placements IS 'Placements with what belongs to them, locked in one order until the transaction ends';
`;

const save = `
CREATE FUNCTION save_placements(changes jsonb) RETURNS SETOF int LANGUAGE plpgsql ${byIndex} AS $$
BEGIN
  RETURN QUERY
  UPDATE placement p
     SET version = n.version, facts_version = n.facts_version, state = n.state,
         service_id = n.service_id, holder_organisation = n.holder_organisation,
         holder_kind = n.holder_kind, step_owner = n.step_owner, due_at = n.due_at,
         next_clock_at = n.next_clock_at, record = n.record
    FROM jsonb_array_elements(changes) c, jsonb_populate_record(NULL::placement, c->'placement') n
   WHERE p.referral_id = n.referral_id AND p.version = (c->>'before')::int
  RETURNING (c->>'nth')::int;

  INSERT INTO placement_alongside
  SELECT a.* FROM jsonb_array_elements(changes) c,
         jsonb_populate_recordset(NULL::placement_alongside, c->'alongside') a
      ON CONFLICT (referral_id, service_id) DO UPDATE
     SET is_active = excluded.is_active, due_at = excluded.due_at, record = excluded.record;
  INSERT INTO placement_task
  SELECT t.* FROM jsonb_array_elements(changes) c,
         jsonb_populate_recordset(NULL::placement_task, c->'tasks') t
      ON CONFLICT (task_id) DO UPDATE SET done_at = excluded.done_at, record = excluded.record;
  UPDATE referral_access a SET until_at = (c->>'at')::timestamptz
    FROM jsonb_array_elements(changes) c, jsonb_array_elements_text(c->'ends') e
   WHERE a.referral_id = (c->'placement'->>'referral_id')::uuid AND a.organisation = e
     AND a.until_at IS NULL AND a.as_kind IN ('offered', 'alongside');
  INSERT INTO referral_access (referral_id, organisation, as_kind, from_at)
  SELECT (c->'placement'->>'referral_id')::uuid, g.organisation, g.as_kind, (c->>'at')::timestamptz
    FROM jsonb_array_elements(changes) c,
         jsonb_populate_recordset(NULL::referral_access, c->'grants') g;
  INSERT INTO placement_step
         (referral_id, version, at, what, by_organisation, by_name, because, note, considered)
  SELECT (c->'placement'->>'referral_id')::uuid, (c->'placement'->>'version')::int,
         (c->>'at')::timestamptz, s.what, s.by_organisation, s.by_name, s.because, s.note, s.considered
    FROM jsonb_array_elements(changes) c,
         jsonb_populate_record(NULL::placement_step, c->'step') s;
END $$;
COMMENT ON FUNCTION save_placements IS 'Changes whole: record, what is beside it, who may read, history. Answers which versions had not moved';
`;
