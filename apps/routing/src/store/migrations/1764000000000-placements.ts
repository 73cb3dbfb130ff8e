import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who there is, who holds each referral, who owes what by when, and who may read it. */
export class Placements1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [directory, placement, beside, told]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE clock_lease, referral_access, placement_step, placement_assessment,
         placement_facts, placement_task, placement_alongside, placement, directory_entry, directory_state`,
    );
  }
}

const directory = `
CREATE TABLE directory_state (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  revision int NOT NULL,
  content_hash text NOT NULL,
  marked text NOT NULL,
  read_on date NOT NULL,
  loaded_at timestamptz NOT NULL
);
CREATE TABLE directory_entry (
  kind text NOT NULL CHECK (kind IN ('service', 'landing-team', 'destination', 'reason')),
  id text NOT NULL,
  place int NOT NULL,
  record jsonb NOT NULL,
  PRIMARY KEY (kind, id)
);
COMMENT ON TABLE directory_entry IS 'The last good files of infra/directory, entry by entry; place = order in the file.';
`;

const placement = `
CREATE TABLE placement (
  referral_id uuid PRIMARY KEY,
  reference text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  facts_version int NOT NULL,
  state text NOT NULL,
  service_id text,
  holder_organisation text,
  holder_kind text,
  step_owner text,
  due_at timestamptz,
  next_clock_at timestamptz,
  quarantined int NOT NULL DEFAULT 0,
  record jsonb NOT NULL,
  CHECK ((state = 'closed') = (holder_organisation IS NULL)),
  CHECK ((state = 'closed') = (step_owner IS NULL)),
  CHECK ((state = 'closed') = (due_at IS NULL))
) WITH (fillfactor = 70);
COMMENT ON TABLE placement IS 'One row a referral. Columns are what is asked for; record is the whole, without what is beside.';
COMMENT ON COLUMN placement.next_clock_at IS 'When a clock of this referral, its parallel placements or tasks next has something to say';
COMMENT ON COLUMN placement.quarantined IS 'Failed events about her that wait for an operator, in any service heard';
CREATE INDEX placement_by_owner ON placement (step_owner, due_at) WHERE state <> 'closed';
CREATE INDEX placement_by_holder ON placement (holder_organisation, due_at) WHERE state <> 'closed';
CREATE INDEX placement_by_service ON placement (service_id, due_at) WHERE state <> 'closed';
CREATE INDEX placement_clock ON placement (next_clock_at) WHERE next_clock_at IS NOT NULL;

CREATE TABLE placement_facts (
  referral_id uuid NOT NULL REFERENCES placement,
  facts_version int NOT NULL,
  facts jsonb NOT NULL,
  PRIMARY KEY (referral_id, facts_version)
);
CREATE TABLE placement_assessment (
  assessment_id uuid PRIMARY KEY,
  referral_id uuid NOT NULL REFERENCES placement,
  facts_version int NOT NULL,
  judged_on date NOT NULL,
  candidates jsonb NOT NULL,
  judgements jsonb NOT NULL,
  heard bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX placement_assessment_newest ON placement_assessment (referral_id, heard DESC);
`;

const beside = `
CREATE TABLE placement_alongside (
  referral_id uuid NOT NULL REFERENCES placement,
  service_id text NOT NULL,
  is_active boolean NOT NULL,
  due_at timestamptz,
  record jsonb NOT NULL,
  PRIMARY KEY (referral_id, service_id),
  CHECK (is_active = (due_at IS NOT NULL))
);
CREATE INDEX placement_alongside_active ON placement_alongside (service_id, due_at) WHERE is_active;

CREATE TABLE placement_task (
  task_id uuid PRIMARY KEY,
  referral_id uuid NOT NULL REFERENCES placement,
  owner text NOT NULL,
  due_at timestamptz NOT NULL,
  done_at timestamptz,
  record jsonb NOT NULL
);
CREATE INDEX placement_task_open ON placement_task (owner, due_at) WHERE done_at IS NULL;
CREATE INDEX placement_task_of ON placement_task (referral_id) WHERE done_at IS NULL;
`;

const told = `
CREATE TABLE placement_step (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  referral_id uuid NOT NULL REFERENCES placement,
  version int NOT NULL,
  at timestamptz NOT NULL,
  what text NOT NULL,
  by_organisation text NOT NULL,
  by_name text,
  because text NOT NULL,
  note text,
  considered jsonb
);
COMMENT ON TABLE placement_step IS 'History and decision record. The only place where routing keeps names of persons.';
CREATE INDEX placement_step_of ON placement_step (referral_id, id);

CREATE TABLE referral_access (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  referral_id uuid NOT NULL REFERENCES placement,
  organisation text NOT NULL,
  as_kind text NOT NULL CHECK (as_kind IN ('sender', 'offered', 'alongside', 'landing-team')),
  from_at timestamptz NOT NULL,
  until_at timestamptz
);
CREATE INDEX referral_access_of ON referral_access (referral_id, organisation);

CREATE TABLE clock_lease (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  holder uuid NOT NULL,
  until timestamptz NOT NULL
);
INSERT INTO clock_lease (holder, until) VALUES (gen_random_uuid(), '-infinity');
`;
