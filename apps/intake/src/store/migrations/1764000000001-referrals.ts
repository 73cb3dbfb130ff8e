import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Referrals, who they are about (encrypted), who may see them and what became of them. */
export class Referrals1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [referral, person, apart, afterwards, sameWoman, adding])
      await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION open_referrals_of, add_referral');
    await runner.query(
      'DROP TABLE question, referral_progress, referral_access, note, equity, person, referral',
    );
  }
}

const referral = `
CREATE TABLE referral (
  id uuid PRIMARY KEY,
  reference text NOT NULL UNIQUE,
  received_at timestamptz NOT NULL,
  received_on date NOT NULL,
  first_referred_on date NOT NULL,
  asked_first_referred_on date,
  channel text NOT NULL CHECK (channel IN ('form', 'api', 'self')),
  sender text NOT NULL,
  sent_by text NOT NULL,
  team text NOT NULL,
  referrer_name text NOT NULL,
  referrer_contact text NOT NULL,
  urgent boolean NOT NULL,
  facts jsonb NOT NULL,
  facts_version int NOT NULL CHECK (facts_version > 0),
  asked_where jsonb NOT NULL,
  landing_team text NOT NULL,
  linked_to uuid[] NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'withdrawn', 'closed')),
  ended_at timestamptz,
  ended_because text,
  CHECK ((state = 'open') = (ended_at IS NULL))
);
COMMENT ON COLUMN referral.first_referred_on IS 'Her one clock: the earliest of what was asked and of her other open referrals';
COMMENT ON COLUMN referral.sent_by IS 'issuer|subject; a self-referral is seen by this one alone';
COMMENT ON COLUMN referral.asked_where IS 'The part of the form that the places were resolved from';
CREATE INDEX referral_by_sender ON referral (sender, received_at DESC);
CREATE INDEX referral_by_self ON referral (sent_by) WHERE channel = 'self';
`;

const person = `
CREATE TABLE person (
  referral_id uuid PRIMARY KEY REFERENCES referral,
  full_name text NOT NULL,
  name_to_use text,
  birth_date text,
  nhs_number text,
  nhs_number_standing text NOT NULL CHECK (nhs_number_standing IN ('verified', 'unverified', 'absent')),
  no_nhs_number_because text,
  address text,
  postcode text,
  contact text NOT NULL,
  nhs_number_index bytea,
  birth_date_index bytea,
  postcode_index bytea
);
COMMENT ON TABLE person IS 'Who she is: AES-256-GCM in each column, found by HMAC indexes only. One row a referral, never merged.';
COMMENT ON COLUMN person.nhs_number_standing IS 'By check digit, not traced. An unverified number has no index.';
CREATE INDEX person_by_nhs_number ON person (nhs_number_index) WHERE nhs_number_index IS NOT NULL;
CREATE INDEX person_by_birth_and_postcode ON person (birth_date_index, postcode_index)
  WHERE birth_date_index IS NOT NULL AND postcode_index IS NOT NULL;
`;

const apart = `
CREATE TABLE equity (
  referral_id uuid PRIMARY KEY REFERENCES referral,
  ethnic_category text NOT NULL,
  language text NOT NULL,
  interpreter_needed text NOT NULL,
  disability text NOT NULL,
  inclusion_groups text[] NOT NULL,
  deprivation_decile int
);
CREATE TABLE note (
  id uuid PRIMARY KEY,
  referral_id uuid NOT NULL REFERENCES referral,
  kind text NOT NULL CHECK (kind IN ('note', 'refer-anyway', 'withdrawal')),
  body text NOT NULL,
  written_by text NOT NULL,
  written_at timestamptz NOT NULL
);
CREATE INDEX note_by_referral ON note (referral_id);
`;

const afterwards = `
CREATE TABLE referral_access (
  referral_id uuid NOT NULL,
  organisation text NOT NULL,
  as_kind text NOT NULL CHECK (as_kind IN ('sender', 'lead', 'alongside', 'landing')),
  from_at timestamptz NOT NULL,
  until_at timestamptz,
  PRIMARY KEY (referral_id, organisation, as_kind)
);
CREATE TABLE referral_progress (
  referral_id uuid NOT NULL,
  sequence int NOT NULL,
  at timestamptz NOT NULL,
  what text NOT NULL,
  words text NOT NULL,
  state text,
  holder jsonb,
  next_step jsonb,
  PRIMARY KEY (referral_id, sequence)
);
COMMENT ON TABLE referral_progress IS 'What routing said, in plain words; the newest row is where it stands. Rows are only added.';
CREATE TABLE question (
  id uuid PRIMARY KEY,
  referral_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by text NOT NULL,
  asks jsonb NOT NULL,
  answered_at timestamptz,
  answered_by text
);
CREATE INDEX question_by_referral ON question (referral_id);
`;

// The lock and the look are separate statements inside one call, so that the look sees what the lock waited for.
const sameWoman = `
CREATE FUNCTION open_referrals_of(locks bigint[], nhs bytea, born bytea, home bytea)
RETURNS TABLE (id uuid, first_referred_on date, by_number boolean, full_name text)
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(one) FROM unnest(locks) AS one;
  RETURN QUERY
    SELECT r.id, r.first_referred_on, coalesce(p.nhs_number_index = nhs, false), p.full_name
    FROM person p JOIN referral r ON r.id = p.referral_id AND r.state = 'open'
    WHERE (p.nhs_number_index = nhs
        AND (p.birth_date_index = born OR p.birth_date_index IS NULL OR born IS NULL))
      OR (p.birth_date_index = born AND p.postcode_index = home
        AND (p.nhs_number_index IS NULL OR nhs IS NULL))
    ORDER BY r.first_referred_on, r.received_at, r.id
    LIMIT 50;
END $$;
`;

// One round trip for every table, planned once a connection. False: the reference is taken, nothing was written.
const adding = `
CREATE FUNCTION add_referral(sent jsonb, her jsonb, apart jsonb, seen_by jsonb, notes jsonb)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO referral SELECT * FROM jsonb_populate_record(NULL::referral, sent)
  ON CONFLICT (reference) DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO person SELECT * FROM jsonb_populate_record(NULL::person, her);
  INSERT INTO equity SELECT * FROM jsonb_populate_record(NULL::equity, apart);
  INSERT INTO referral_access
  SELECT * FROM jsonb_populate_recordset(NULL::referral_access, seen_by);
  INSERT INTO note SELECT * FROM jsonb_populate_recordset(NULL::note, notes);
  RETURN true;
END $$;
`;
