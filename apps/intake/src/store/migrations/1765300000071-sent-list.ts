import { openRows, secureRows, type SeenRows } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISATION = `nullif(current_setting('app.organisation', true), '')`;
const SUBJECT = `nullif(current_setting('app.subject', true), '')`;
const KINDS = `string_to_array(current_setting('app.kinds', true), ',')`;

const SEEN: SeenRows = {
  sent_list: `'sender' = ANY (${KINDS}) AND listed_for = ANY (ARRAY[${ORGANISATION}, ${SUBJECT}])`,
};

const LISTED_FOR = `CASE channel WHEN 'self' THEN sent_by ELSE sender END`;

// Rows are locked in the order of their ids, so that two who add steps of the same referrals wait instead of crossing.
const KEPT_BY_ITSELF = `
CREATE FUNCTION list_as_sent() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO sent_list SELECT id, ${LISTED_FOR}, received_at FROM added;
  RETURN NULL;
END $$;
CREATE TRIGGER is_listed_as_sent AFTER INSERT ON referral REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION list_as_sent();
CREATE FUNCTION list_as_newest() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM FROM sent_list WHERE referral_id IN (SELECT referral_id FROM added)
    ORDER BY referral_id FOR UPDATE;
  UPDATE sent_list l SET newest_at = step.at
    FROM (SELECT referral_id, max(at) AS at FROM added GROUP BY referral_id) step
    WHERE l.referral_id = step.referral_id AND step.at > l.newest_at;
  RETURN NULL;
END $$;
CREATE TRIGGER is_listed_as_newest AFTER INSERT ON referral_progress REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION list_as_newest();`;

/** In what order somebody's list of what was sent is read: kept, so that a page costs the same however much was sent. */
export class SentList1765300000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sent_list (
        referral_id uuid PRIMARY KEY REFERENCES referral,
        listed_for text NOT NULL,
        newest_at timestamptz NOT NULL
      );
      COMMENT ON COLUMN sent_list.listed_for IS 'The sending organisation; of a self-referral whoever wrote it';
      ${KEPT_BY_ITSELF}
      INSERT INTO sent_list
        SELECT r.id, ${LISTED_FOR}, greatest(r.received_at, step.at, r.ended_at)
          FROM referral r LEFT JOIN (
            SELECT referral_id, max(at) AS at FROM referral_progress GROUP BY referral_id) step
            ON step.referral_id = r.id;
      CREATE INDEX sent_list_newest ON sent_list (listed_for, newest_at DESC, referral_id)`);
    await secureRows(runner, SEEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await openRows(runner, SEEN);
    await runner.query(`
      DROP TRIGGER is_listed_as_newest ON referral_progress;
      DROP TRIGGER is_listed_as_sent ON referral;
      DROP FUNCTION list_as_newest, list_as_sent;
      DROP TABLE sent_list`);
  }
}
