import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claiming, locking and moving on are one call, and a line is written once for all events that follow on each other. */
export class HearingAtOnce1764500000041 implements MigrationInterface {
  readonly name = 'HearingAtOnce1764500000041';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE heard ADD COLUMN expected int');
    await queryRunner.query(
      `COMMENT ON COLUMN heard.expected IS 'What the line would begin with where it was first written; nobody reads it'`,
    );
    await queryRunner.query(begin);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION begin_hearing');
    await queryRunner.query('ALTER TABLE heard DROP COLUMN expected');
  }
}

// Sorted, so that two readers of the same events and lines wait for each other in one direction only. A line must exist
// to be locked, so it is made. Where its events follow on what was heard it is moved past them at once; whoever called
// puts right what turns out otherwise, in the same transaction. "Is it parked?" is asked in a statement of its own,
// after the locks: whoever parks holds the lines it waits for, so nothing is overlooked.
const begin = `
CREATE FUNCTION begin_hearing(ids uuid[], producers text[], subjects text[], firsts int[], lasts int[])
RETURNS TABLE (fresh uuid[], set_aside json, moved json, stood json, is_parked boolean)
LANGUAGE plpgsql AS $$
BEGIN
  WITH claimed AS (
    INSERT INTO inbox (event_id) SELECT id FROM unnest(ids) AS id ORDER BY id
    ON CONFLICT DO NOTHING RETURNING event_id)
  SELECT array_agg(event_id) INTO fresh FROM claimed;

  SELECT json_object_agg(q.event_id, q.id) INTO set_aside
  FROM quarantine q WHERE q.event_id = ANY (fresh) AND q.state = 'waiting';

  WITH written AS (
    INSERT INTO heard AS line (producer, subject, sequence, expected)
    SELECT * FROM unnest(producers, subjects, lasts, firsts) AS given (producer, subject, last, first)
    ORDER BY given.producer, given.subject
    ON CONFLICT (producer, subject) DO UPDATE SET sequence = excluded.sequence
    WHERE line.sequence = excluded.expected - 1
    RETURNING producer, subject, coalesce(old.sequence, 0) AS before)
  SELECT json_agg(json_build_array(producer, subject, before)) INTO moved FROM written;

  SELECT json_agg(json_build_array(producer, subject, line.sequence)) INTO stood
  FROM unnest(producers, subjects, lasts) AS given (producer, subject, last)
  JOIN heard AS line USING (producer, subject)
  WHERE line.sequence <> given.last;

  is_parked := EXISTS (SELECT FROM parked WHERE subject = ANY (subjects));
  IF cardinality(fresh) = cardinality(ids) THEN fresh := NULL; ELSE fresh := coalesce(fresh, '{}'); END IF;
  RETURN NEXT;
END $$;
COMMENT ON FUNCTION begin_hearing IS 'Claims events (fresh: those that are new, null where all are), locks their lines and says how far each was heard';
`;
