import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Relays of several instances share the buckets; what is no longer needed can leave. */
export class SharingAndKeeping1764200000000 implements MigrationInterface {
  readonly name = 'SharingAndKeeping1764200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [members, hold, monthly, inbox, commands]) await queryRunner.query(part);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(together);
    await queryRunner.query(
      'DROP FUNCTION relay_hold, inbox_months, uuid_of_time, answered_before',
    );
    await queryRunner.query('DROP TABLE relay_member');
  }
}

const members = `
CREATE TABLE relay_member (
  lane text NOT NULL,
  holder uuid NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (lane, holder)
) WITH (fillfactor = 50);
COMMENT ON TABLE relay_member IS 'The relays that are alive, by the database''s clock.';
`;

// What is over one's share goes straight to whoever has least: a bucket that nobody has is a bucket that waits. It is
// lent for no longer than the receiver is known to live. Relays that were all away tidy each other up: whoever is
// just coming back is skipped, so that no two wait for each other.
const hold = `
CREATE FUNCTION relay_hold(my_lane text, me uuid, lasts interval)
RETURNS TABLE (held int, members int) LANGUAGE plpgsql AS $$
DECLARE
  share int;
  poorest uuid;
  alive_until timestamptz;
  has int;
BEGIN
  INSERT INTO relay_member VALUES (my_lane, me, clock_timestamp() + lasts)
  ON CONFLICT (lane, holder) DO UPDATE SET until = excluded.until;
  DELETE FROM relay_member m WHERE m.lane = my_lane AND m.holder IN (
    SELECT gone.holder FROM relay_member gone
    WHERE gone.lane = my_lane AND gone.until < clock_timestamp() FOR UPDATE SKIP LOCKED);
  SELECT count(*) INTO members FROM relay_member m WHERE m.lane = my_lane;
  share := ceil(16.0 / members);

  UPDATE relay_lease l SET until = clock_timestamp() + lasts WHERE l.lane = my_lane AND l.holder = me;
  GET DIAGNOSTICS held = ROW_COUNT;
  UPDATE relay_lease l SET holder = me, until = clock_timestamp() + lasts
  WHERE l.lane = my_lane AND l.bucket IN (
    SELECT free.bucket FROM relay_lease free
    WHERE free.lane = my_lane AND free.until < clock_timestamp()
    ORDER BY free.bucket LIMIT greatest(0, share - held) FOR UPDATE SKIP LOCKED);
  SELECT count(*) INTO held FROM relay_lease l WHERE l.lane = my_lane AND l.holder = me;

  WHILE held > share LOOP
    SELECT m.holder, m.until, count(l.bucket) INTO poorest, alive_until, has
    FROM relay_member m LEFT JOIN relay_lease l ON l.lane = m.lane AND l.holder = m.holder
    WHERE m.lane = my_lane AND m.holder <> me
    GROUP BY m.holder, m.until ORDER BY count(l.bucket), m.holder LIMIT 1;
    EXIT WHEN poorest IS NULL OR has >= share;
    UPDATE relay_lease l SET holder = poorest, until = alive_until
    WHERE l.lane = my_lane AND l.bucket IN (
      SELECT mine.bucket FROM relay_lease mine WHERE mine.lane = my_lane AND mine.holder = me
      ORDER BY mine.bucket DESC LIMIT least(held - share, share - has));
    SELECT count(*) INTO held FROM relay_lease l WHERE l.lane = my_lane AND l.holder = me;
  END LOOP;
  RETURN NEXT;
END $$;
COMMENT ON FUNCTION relay_hold IS 'Renews what this relay has, takes what nobody has, gives away what is over its share';
`;

const monthly = `
CREATE FUNCTION uuid_of_time(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;
COMMENT ON FUNCTION uuid_of_time IS 'The smallest UUID of version 7 that can be made at an instant';

CREATE FUNCTION inbox_months(first date, months int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  month timestamptz;
BEGIN
  FOR nth IN 0 .. months - 1 LOOP
    month := (date_trunc('month', first) + nth * interval '1 month') AT TIME ZONE 'UTC';
    BEGIN
      EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF inbox FOR VALUES FROM (%L) TO (%L)',
        'inbox_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM'), uuid_of_time(month),
        uuid_of_time((month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC'));
    EXCEPTION WHEN check_violation THEN
      NULL; -- An event of that month came before its partition: the month stays with the others.
    END;
  END LOOP;
END $$;
COMMENT ON FUNCTION inbox_months IS 'Makes the partitions of so many months; those that are there stay';
`;

// An event's id holds the time at which it was said, so the months are told apart by the ids themselves and an id is
// still unique over all of them. Ids of another kind have a partition of their own.
const inbox = `
ALTER TABLE inbox RENAME TO inbox_whole;
ALTER TABLE inbox_whole RENAME CONSTRAINT inbox_pkey TO inbox_whole_pkey;
CREATE TABLE inbox (
  event_id uuid PRIMARY KEY,
  claimed_at timestamptz NOT NULL DEFAULT now()
) PARTITION BY RANGE (event_id);
COMMENT ON TABLE inbox IS 'Events whose effect is committed, or that parked owns. Kept longer than the topics.';
CREATE TABLE inbox_other PARTITION OF inbox DEFAULT;
SELECT inbox_months((now() - interval '1 month')::date, 5);
INSERT INTO inbox (event_id, claimed_at) SELECT event_id, claimed_at FROM inbox_whole;
DROP TABLE inbox_whole;
`;

// The locks and the look are separate statements, so that an answer stored a moment ago is seen.
const commands = `
CREATE FUNCTION answered_before(asked json)
RETURNS TABLE (nth int, is_first boolean, body_hash text, answer json) LANGUAGE plpgsql AS $$
DECLARE
  firsts boolean[] := ARRAY(
    SELECT pg_try_advisory_xact_lock(hashtextextended(one.organisation || ' ' || one.key, 0))
    FROM json_to_recordset(asked) AS one(nth int, organisation text, key text) ORDER BY one.nth);
BEGIN
  RETURN QUERY
  SELECT one.nth, firsts[one.nth + 1], known.body_hash, known.answer
  FROM json_to_recordset(asked) AS one(nth int, organisation text, key text)
  LEFT JOIN idempotency known ON known.organisation = one.organisation AND known.key = one.key;
END $$;
COMMENT ON FUNCTION answered_before IS 'The first answers to these keys; where there is none, whether the key is this transaction''s until it ends';
`;

const together = `
CREATE TABLE inbox_whole (
  event_id uuid PRIMARY KEY,
  claimed_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO inbox_whole SELECT event_id, claimed_at FROM inbox;
DROP TABLE inbox;
ALTER TABLE inbox_whole RENAME TO inbox;
ALTER TABLE inbox RENAME CONSTRAINT inbox_whole_pkey TO inbox_pkey;
`;
