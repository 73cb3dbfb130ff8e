import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which referrals are about one person, and which were taken for that and are not. */
export class ReferralLinks1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [links, known, group, notes]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION linked_group');
    await runner.query('DROP TABLE referral_link');
    await runner.query('ALTER TABLE referral DROP COLUMN add_to_open');
    await runner.query(`DELETE FROM note WHERE kind = 'unlinking'`);
    await runner.query(notesWithout);
  }
}

const links = `
CREATE TABLE referral_link (
  one uuid NOT NULL,
  other uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('linked', 'apart')),
  reason text,
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (one, other),
  CHECK (one < other),
  CHECK ((state = 'apart') = (reason IS NOT NULL))
);
COMMENT ON TABLE referral_link IS 'One row a pair, the smaller id first. Apart: a person said that they are two people; they are never offered as a match again.';
CREATE INDEX referral_link_by_other ON referral_link (other);
ALTER TABLE referral ADD COLUMN add_to_open boolean;
`;

const known = `
INSERT INTO referral_link (one, other, state, decided_by, decided_at)
SELECT DISTINCT ON (1, 2) least(r.id, l.id), greatest(r.id, l.id), 'linked', 'waymark', r.received_at
  FROM referral r CROSS JOIN LATERAL unnest(r.linked_to) AS l(id)
    ON CONFLICT DO NOTHING;
`;

const group = `
CREATE FUNCTION linked_group(start uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE member AS (
    SELECT start AS id
    UNION
    SELECT CASE WHEN l.one = m.id THEN l.other ELSE l.one END
      FROM member m JOIN referral_link l ON m.id IN (l.one, l.other) AND l.state = 'linked')
  SELECT id FROM member
$$;
COMMENT ON FUNCTION linked_group IS 'A referral with all that are linked to it, directly or through others';
`;

const kinds = (more: string): string => `
ALTER TABLE note DROP CONSTRAINT note_kind_check;
ALTER TABLE note ADD CONSTRAINT note_kind_check
  CHECK (kind IN ('note', 'refer-anyway', 'withdrawal', 'urgency', 'call'${more}));
`;
const notes = kinds(`, 'unlinking'`);
const notesWithout = kinds('');
