import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which referrals are about one person, so that one of them leads. */
export class PlacementLinks1764100000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [links, group, 'DROP FUNCTION lock_placements', lock]) {
      await runner.query(part);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION lock_placements, linked_placements');
    await runner.query('DROP TABLE placement_link');
    await runner.query(lockBefore);
  }
}

const links = `
CREATE TABLE placement_link (
  one uuid NOT NULL,
  other uuid NOT NULL,
  PRIMARY KEY (one, other),
  CHECK (one < other)
);
COMMENT ON TABLE placement_link IS 'One row a pair, the smaller id first; a referral may be named before it is known here';
CREATE INDEX placement_link_by_other ON placement_link (other);
`;

const group = `
CREATE FUNCTION linked_placements(start uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE member AS (
    SELECT start AS id
    UNION
    SELECT CASE WHEN l.one = m.id THEN l.other ELSE l.one END
      FROM member m JOIN placement_link l ON m.id IN (l.one, l.other))
  SELECT id FROM member
$$;
COMMENT ON FUNCTION linked_placements IS 'A referral with all that are linked to it, directly or through others';
`;

// As it is kept since the sets of placements; see there for why.
const byIndex = `SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off`;

const lockWith = (column: string, value: string): string => `
CREATE FUNCTION lock_placements(asked json)
RETURNS TABLE (nth int, record jsonb, facts jsonb, alongside json, tasks json, directory_revision int${column})
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
         (SELECT s.revision FROM directory_state s)${value}
    FROM json_to_recordset(asked) AS a(nth int, id uuid)
    JOIN placement p ON p.referral_id = a.id
    JOIN placement_facts f ON f.referral_id = p.referral_id AND f.facts_version = p.facts_version;
END $$;
COMMENT ON FUNCTION lock_placements IS 'Placements with what belongs to them, locked in one order until the transaction ends';
`;
const lock = lockWith(
  ', linked boolean',
  `,
         EXISTS (SELECT FROM placement_link k WHERE k.one = p.referral_id)
           OR EXISTS (SELECT FROM placement_link k WHERE k.other = p.referral_id)`,
);
const lockBefore = lockWith('', '');
