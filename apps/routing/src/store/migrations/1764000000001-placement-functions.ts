import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One question and one answer a change: at a thousand referrals a second, round trips are what costs. */
export class PlacementFunctions1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [lock, save]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION lock_placement, save_placement');
  }
}

const lock = `
CREATE FUNCTION lock_placement(id uuid)
RETURNS TABLE (record jsonb, facts jsonb, alongside json, tasks json, directory_revision int)
LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY
  SELECT p.record, f.facts,
         (SELECT json_agg(a.record ORDER BY a.service_id)
            FROM placement_alongside a WHERE a.referral_id = p.referral_id),
         (SELECT json_agg(t.record ORDER BY t.due_at, t.task_id)
            FROM placement_task t WHERE t.referral_id = p.referral_id AND t.done_at IS NULL),
         (SELECT s.revision FROM directory_state s)
    FROM placement p
    JOIN placement_facts f ON f.referral_id = p.referral_id AND f.facts_version = p.facts_version
   WHERE p.referral_id = id
     FOR UPDATE OF p;
END $$;
COMMENT ON FUNCTION lock_placement IS 'A placement with what belongs to it, locked until the transaction ends';
`;

const save = `
CREATE FUNCTION save_placement(change json) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  next placement := json_populate_record(NULL::placement, change->'placement');
BEGIN
  UPDATE placement p
     SET version = next.version, facts_version = next.facts_version, state = next.state,
         service_id = next.service_id, holder_organisation = next.holder_organisation,
         holder_kind = next.holder_kind, step_owner = next.step_owner, due_at = next.due_at,
         next_clock_at = next.next_clock_at, record = next.record
   WHERE p.referral_id = next.referral_id AND p.version = (change->>'before')::int;
  IF NOT FOUND THEN
    RETURN false;
  END IF;

  IF json_array_length(change->'alongside') > 0 THEN
    INSERT INTO placement_alongside
    SELECT * FROM json_populate_recordset(NULL::placement_alongside, change->'alongside')
        ON CONFLICT (referral_id, service_id) DO UPDATE
       SET is_active = excluded.is_active, due_at = excluded.due_at, record = excluded.record;
  END IF;
  IF json_array_length(change->'tasks') > 0 THEN
    INSERT INTO placement_task
    SELECT * FROM json_populate_recordset(NULL::placement_task, change->'tasks')
        ON CONFLICT (task_id) DO UPDATE
       SET done_at = excluded.done_at, record = excluded.record;
  END IF;
  IF json_array_length(change->'ends') > 0 THEN
    UPDATE referral_access a SET until_at = (change->>'at')::timestamptz
     WHERE a.referral_id = next.referral_id AND a.until_at IS NULL
       AND a.as_kind IN ('offered', 'alongside')
       AND a.organisation IN (SELECT json_array_elements_text(change->'ends'));
  END IF;
  IF json_array_length(change->'grants') > 0 THEN
    INSERT INTO referral_access (referral_id, organisation, as_kind, from_at)
    SELECT next.referral_id, g.organisation, g.as_kind, (change->>'at')::timestamptz
      FROM json_populate_recordset(NULL::referral_access, change->'grants') g;
  END IF;
  INSERT INTO placement_step
         (referral_id, version, at, what, by_organisation, by_name, because, note, considered)
  SELECT next.referral_id, next.version, (change->>'at')::timestamptz, s.what, s.by_organisation,
         s.by_name, s.because, s.note, s.considered
    FROM json_populate_record(NULL::placement_step, change->'step') s;
  RETURN true;
END $$;
COMMENT ON FUNCTION save_placement IS 'A change whole: the record, what is beside it, who may read, and the history; false where the version moved';
`;
