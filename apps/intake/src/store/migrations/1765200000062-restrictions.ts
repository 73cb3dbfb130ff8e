import { changeAgain, onlyAppend, openRows, secureRows, type SeenRows } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISATION = `nullif(current_setting('app.organisation', true), '')`;
const SUBJECT = `nullif(current_setting('app.subject', true), '')`;
const SERVICE = `current_setting('app.actor', true) = 'service'`;

const THEIR_OWN = `organisation = ${ORGANISATION} AND subject = ${SUBJECT}`;

/** That it is restricted is there for who sees the referral, and of the rest what is one's own; all of it for the service. */
const KEPT: SeenRows = {
  restriction: 'EXISTS (SELECT FROM referral r WHERE r.id = restriction.referral_id)',
  restriction_reader: THEIR_OWN,
  restriction_change: undefined,
  opening: THEIR_OWN,
  opening_review: undefined,
};
const NEVER_CHANGED = ['restriction_change', 'opening', 'opening_review'];

/** Whom it is about, in whatever words: there for a reader of the referral, and not where it is closed to them. */
const WHO = ['person', 'equity', 'note', 'attachment'];

const seen = (table: string, more: string): string => `
DROP POLICY as_viewer ON ${table};
CREATE POLICY as_viewer ON ${table} FOR SELECT USING (${SERVICE} OR
  EXISTS (SELECT FROM referral r WHERE r.id = ${table}.referral_id)${more});`;

/** A referral that is opened only by those who are named on it, and by others with a reason that is looked at. */
export class Restrictions1765200000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE referral ADD COLUMN known_to_service text
        CHECK (known_to_service IN ('yes', 'no', 'not-known'));
      CREATE TABLE restriction (
        referral_id uuid PRIMARY KEY REFERENCES referral,
        restricted boolean NOT NULL,
        version int NOT NULL
      );
      CREATE TABLE restriction_reader (
        referral_id uuid NOT NULL REFERENCES restriction,
        organisation text NOT NULL,
        subject text NOT NULL,
        since timestamptz NOT NULL,
        PRIMARY KEY (referral_id, organisation, subject)
      );
      CREATE TABLE restriction_change (
        id uuid PRIMARY KEY,
        referral_id uuid NOT NULL REFERENCES referral,
        version int NOT NULL,
        what text NOT NULL CHECK (what IN ('restricted', 'lifted', 'named', 'no-longer-named')),
        subject text,
        reason text,
        organisation text NOT NULL,
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL,
        UNIQUE (referral_id, version)
      );
      CREATE TABLE opening (
        id uuid PRIMARY KEY,
        referral_id uuid NOT NULL REFERENCES referral,
        organisation text NOT NULL,
        subject text NOT NULL,
        because text NOT NULL,
        words text NOT NULL,
        opened_at timestamptz NOT NULL,
        until_at timestamptz NOT NULL
      );
      CREATE INDEX opening_of_referral ON opening (referral_id, organisation, subject, until_at);
      CREATE INDEX opening_to_review ON opening (organisation, opened_at);
      CREATE TABLE opening_review (
        opening_id uuid PRIMARY KEY REFERENCES opening,
        verdict text NOT NULL CHECK (verdict IN ('in-order', 'not-in-order')),
        words text,
        reviewed_by text NOT NULL,
        reviewed_at timestamptz NOT NULL
      )`);
    // As the owner: a policy whose question meets another policy would be planned with every statement.
    await runner.query(`
      CREATE FUNCTION is_closed_to(her uuid, their_organisation text, who text) RETURNS boolean
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT EXISTS (SELECT FROM restriction WHERE referral_id = her AND restricted)
          AND NOT EXISTS (SELECT FROM restriction_reader
            WHERE referral_id = her AND organisation = their_organisation AND subject = who)
          AND NOT EXISTS (SELECT FROM opening
            WHERE referral_id = her AND organisation = their_organisation AND subject = who
              AND until_at > now())
      $$`);
    for (const table of WHO)
      await runner.query(
        seen(table, ` AND NOT is_closed_to(${table}.referral_id, ${ORGANISATION}, ${SUBJECT})`),
      );
    await secureRows(runner, KEPT);
    await onlyAppend(runner, NEVER_CHANGED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await changeAgain(runner, NEVER_CHANGED);
    await openRows(runner, KEPT);
    for (const table of WHO) await runner.query(seen(table, ''));
    await runner.query(`
      DROP FUNCTION is_closed_to;
      DROP TABLE opening_review, opening, restriction_change, restriction_reader, restriction;
      ALTER TABLE referral DROP COLUMN known_to_service`);
  }
}
