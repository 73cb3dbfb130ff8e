import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether its sender owes something: an answer, or the next step. As `standingOf` says it of one referral. */
const ASKED = `(SELECT r.state = 'open' AND (
    EXISTS (SELECT FROM question q WHERE q.referral_id = r.id AND q.answered_at IS NULL)
    OR coalesce((SELECT s.next_step ->> 'owner' FROM referral_progress s
      WHERE s.referral_id = r.id ORDER BY s.sequence DESC LIMIT 1) = r.sender, false))
  FROM referral r WHERE r.id = l.referral_id)`;

// What is asked is looked for only once the row is locked: by then whatever somebody else has added is there.
const lockAdded = `
  PERFORM FROM sent_list WHERE referral_id IN (SELECT referral_id FROM added)
    ORDER BY referral_id FOR UPDATE;`;

const listAsNewest = (move: string): string => `
CREATE OR REPLACE FUNCTION list_as_newest() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN${lockAdded}
  UPDATE sent_list l ${move};
  RETURN NULL;
END $$;`;

const STEPS = `
  FROM (SELECT referral_id, max(at) AS at FROM added GROUP BY referral_id) step
  WHERE l.referral_id = step.referral_id`;

const KEPT_BY_ITSELF = `
${listAsNewest(`SET newest_at = greatest(newest_at, step.at), sender_asked = ${ASKED} ${STEPS}`)}
CREATE FUNCTION list_as_asked() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN${lockAdded}
  UPDATE sent_list l SET sender_asked = ${ASKED}
    WHERE l.referral_id IN (SELECT referral_id FROM added) AND l.sender_asked <> ${ASKED};
  RETURN NULL;
END $$;
CREATE TRIGGER is_listed_as_asked AFTER INSERT ON question REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION list_as_asked();
CREATE TRIGGER is_listed_as_answered AFTER UPDATE ON question REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION list_as_asked();
CREATE FUNCTION list_as_ended() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM FROM sent_list WHERE referral_id = NEW.id FOR UPDATE;
  UPDATE sent_list l SET sender_asked = ${ASKED} WHERE l.referral_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER is_listed_as_ended AFTER UPDATE OF state ON referral FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION list_as_ended();`;

/** What waits for its sender comes first in their list, on whichever page it would be by its age. */
export class SenderAsked1765400000085 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sent_list ADD COLUMN sender_asked boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN sent_list.sender_asked IS 'Its sender owes an answer or the next step';
      ${KEPT_BY_ITSELF}
      UPDATE sent_list l SET sender_asked = true WHERE ${ASKED};
      CREATE INDEX sent_list_asked_first
        ON sent_list (listed_for, sender_asked DESC, newest_at DESC, referral_id);
      DROP INDEX sent_list_newest`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER is_listed_as_ended ON referral;
      DROP TRIGGER is_listed_as_answered ON question;
      DROP TRIGGER is_listed_as_asked ON question;
      DROP FUNCTION list_as_ended, list_as_asked;
      ${listAsNewest(`SET newest_at = step.at ${STEPS} AND step.at > l.newest_at`)}
      CREATE INDEX sent_list_newest ON sent_list (listed_for, newest_at DESC, referral_id);
      ALTER TABLE sent_list DROP COLUMN sender_asked`);
  }
}
