import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Link-work plans: what is counted in one row, what was written sealed apart, and who did what. */
export class LinkWorkPlans1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(plans);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE plan_change, plan_words, plan');
  }
}

const plans = `
CREATE TABLE plan (
  plan_id uuid PRIMARY KEY,
  referral_id uuid NOT NULL REFERENCES placement,
  service_id text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  opened_on date NOT NULL,
  ended_on date,
  record jsonb NOT NULL,
  UNIQUE (referral_id, service_id)
);
COMMENT ON TABLE plan IS 'One plan a referral and link-work service: codes, days and scores. Nothing that anybody wrote.';
CREATE INDEX plan_in_time ON plan (opened_on);

CREATE TABLE plan_words (
  plan_id uuid NOT NULL REFERENCES plan,
  entry_id uuid NOT NULL,
  sealed text NOT NULL,
  PRIMARY KEY (plan_id, entry_id)
);
COMMENT ON TABLE plan_words IS 'What was written about an entry, sealed with PLAN_KEYS and bound to its place';

CREATE TABLE plan_change (
  plan_id uuid NOT NULL REFERENCES plan,
  version int NOT NULL,
  at timestamptz NOT NULL,
  what text NOT NULL,
  entry_id uuid,
  by_organisation text NOT NULL,
  by_name text NOT NULL,
  PRIMARY KEY (plan_id, version)
);
COMMENT ON TABLE plan_change IS 'Who did what to a plan, when';
`;
