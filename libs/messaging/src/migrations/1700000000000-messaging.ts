import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every service keeps in order to hear once, say in order and lose nothing. */
export class Messaging1700000000000 implements MigrationInterface {
  readonly name = 'Messaging1700000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of [hearing, saying, trouble, commands]) await queryRunner.query(table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'DROP TABLE inbox, heard, parked, said, outbox, relay_lease, quarantine, idempotency, audit',
    );
    await queryRunner.query('DROP FUNCTION audit_is_append_only');
  }
}

const hearing = `
CREATE TABLE inbox (
  event_id uuid PRIMARY KEY,
  claimed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE inbox IS 'Events whose effect is committed, or that parked owns. Kept longer than the topics.';

CREATE TABLE heard (
  producer text NOT NULL,
  subject text NOT NULL,
  sequence int NOT NULL,
  PRIMARY KEY (producer, subject)
) WITH (fillfactor = 80);
COMMENT ON TABLE heard IS 'The last sequence applied, per producer and subject.';

CREATE TABLE parked (
  event_id uuid PRIMARY KEY,
  producer text NOT NULL,
  subject text NOT NULL,
  sequence int NOT NULL,
  waits_for text NOT NULL CHECK (waits_for IN ('earlier', 'cause')),
  discarded boolean NOT NULL DEFAULT false,
  topic text NOT NULL,
  partition int NOT NULL,
  "offset" bigint NOT NULL,
  key bytea,
  headers json NOT NULL,
  value bytea,
  parked_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (subject, producer, sequence)
);
COMMENT ON TABLE parked IS 'Events that came before what they follow; applied in the transaction that closes the gap.';
`;

const saying = `
CREATE TABLE said (
  subject text PRIMARY KEY,
  sequence int NOT NULL,
  urgent boolean NOT NULL
) WITH (fillfactor = 80);
COMMENT ON TABLE said IS 'The last sequence given out, per subject; a rollback leaves no hole.';

CREATE TABLE outbox (
  id bigserial PRIMARY KEY,
  event_id uuid NOT NULL,
  subject text NOT NULL,
  sequence int NOT NULL,
  urgent boolean NOT NULL,
  bucket smallint NOT NULL,
  type text NOT NULL,
  attributes json NOT NULL,
  data json NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  published_at timestamptz,
  UNIQUE (subject, sequence, urgent)
);
CREATE INDEX outbox_unpublished ON outbox (urgent, id) WHERE published_at IS NULL;

CREATE TABLE relay_lease (
  lane text NOT NULL,
  bucket smallint NOT NULL,
  holder uuid NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (lane, bucket)
) WITH (fillfactor = 50);
INSERT INTO relay_lease (lane, bucket, holder, until)
SELECT lane, bucket, gen_random_uuid(), '-infinity'
FROM unnest(ARRAY['normal', 'urgent']) AS lane, generate_series(0, 15) AS bucket;
`;

const trouble = `
CREATE TABLE quarantine (
  id uuid PRIMARY KEY,
  event_id uuid UNIQUE,
  type text,
  producer text,
  subject text,
  sequence int,
  topic text NOT NULL,
  partition int NOT NULL,
  "offset" bigint NOT NULL,
  key bytea,
  headers json NOT NULL,
  value bytea,
  reason text NOT NULL,
  error_class text NOT NULL,
  error_detail text NOT NULL,
  attempts int NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'replayed', 'discarded', 'redelivered')),
  quarantined_at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz,
  settled_by text,
  settled_reason text
);
CREATE UNIQUE INDEX quarantine_unreadable ON quarantine (topic, partition, "offset") WHERE event_id IS NULL;
CREATE INDEX quarantine_waiting ON quarantine (quarantined_at) WHERE state = 'waiting';
`;

const commands = `
CREATE TABLE idempotency (
  organisation text NOT NULL,
  key text NOT NULL,
  body_hash text NOT NULL,
  answer json NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation, key)
);

CREATE TABLE audit (
  id bigserial PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  action text NOT NULL,
  subject text NOT NULL,
  done_by text NOT NULL,
  reason text
);
CREATE INDEX audit_subject ON audit (subject, id);
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit is append-only';
END $$;
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE ON audit
  FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
`;
