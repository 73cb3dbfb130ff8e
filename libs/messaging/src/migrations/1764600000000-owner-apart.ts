import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The service no longer owns its tables (decision 0037). What only their owner may do it does by functions that do
 * nothing else, and what was said cannot be changed.
 */
export class OwnerApart1764600000000 implements MigrationInterface {
  readonly name = 'OwnerApart1764600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [asOwner, forgetting, said]) await queryRunner.query(part);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
DROP TRIGGER outbox_is_append_only ON outbox;
DROP TRIGGER outbox_is_kept_append_only ON outbox;
DROP FUNCTION is_append_only, inbox_forget_months, outbox_forget;
ALTER FUNCTION inbox_months(date, int) SECURITY INVOKER RESET search_path;
ALTER FUNCTION audit_settled() SECURITY INVOKER RESET search_path`);
  }
}

const asOwner = `
ALTER FUNCTION inbox_months(date, int) SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION audit_settled() SECURITY DEFINER SET search_path = public, pg_temp;
`;

// Whoever claims events does not wait behind it for longer than the time that is set.
const forgetting = `
CREATE FUNCTION inbox_forget_months() RETURNS int LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  old text;
  gone int := 0;
BEGIN
  FOR old IN
    SELECT child.relname FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
    WHERE inhparent = 'inbox'::regclass AND child.relname ~ '^inbox_\\d{4}_\\d{2}$'
      AND to_date(right(child.relname, 7), 'YYYY_MM') + interval '1 month' < now() - interval '400 days'
  LOOP
    EXECUTE format('DROP TABLE %I', old);
    gone := gone + 1;
  END LOOP;
  RETURN gone;
END $$;
COMMENT ON FUNCTION inbox_forget_months IS 'Drops the months of the inbox that ended more than 400 days ago';

CREATE FUNCTION outbox_forget(most int) RETURNS int LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (
    DELETE FROM outbox WHERE id IN (
      SELECT id FROM (SELECT id, published_at FROM outbox ORDER BY id LIMIT most) AS oldest
      WHERE published_at < now() - interval '35 days')
    RETURNING id)
  SELECT count(*)::int FROM gone
$$;
COMMENT ON FUNCTION outbox_forget IS 'Of so many oldest events those that were published more than 35 days ago. Ids grow with time, so nothing else is read.';
`;

const said = `
CREATE FUNCTION is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER outbox_is_append_only
  BEFORE UPDATE OF id, event_id, subject, sequence, urgent, bucket, type, attributes, data ON outbox
  FOR EACH ROW EXECUTE FUNCTION is_append_only();
CREATE TRIGGER outbox_is_kept_append_only BEFORE DELETE ON outbox FOR EACH ROW
  WHEN (OLD.published_at IS NULL OR OLD.published_at > now() - interval '35 days')
  EXECUTE FUNCTION is_append_only();
`;
