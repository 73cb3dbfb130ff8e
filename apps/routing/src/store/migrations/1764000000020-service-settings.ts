import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What services say of themselves over the files of the directory, and what their waits really were. */
export class ServiceSettings1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [settings, figures]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP INDEX placement_assessment_judged, placement_step_by_service;
       ALTER TABLE directory_state DROP COLUMN figures_counted_at;
       DROP TABLE service_figures, service_opening_watch, service_settings`,
    );
  }
}

const settings = `
CREATE TABLE service_settings (
  service_id text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  saved_at timestamptz NOT NULL,
  by_organisation text NOT NULL,
  by_name text NOT NULL,
  said jsonb NOT NULL,
  PRIMARY KEY (service_id, version)
);
COMMENT ON TABLE service_settings IS 'What a service says of itself, every version; the newest stands over directory_entry.';

CREATE TABLE service_opening_watch (
  service_id text PRIMARY KEY,
  due_at timestamptz NOT NULL
);
COMMENT ON TABLE service_opening_watch IS 'When to look at the open offers of a service whose opening has changed, or will';
`;

const figures = `
CREATE TABLE service_figures (
  service_id text PRIMARY KEY,
  figures jsonb NOT NULL
);
ALTER TABLE directory_state ADD COLUMN figures_counted_at timestamptz;
-- Partial and BRIN: what is written for every referral pays next to nothing for them.
CREATE INDEX placement_step_by_service ON placement_step (what, at)
 WHERE what IN ('acknowledge', 'accept', 'waitlist', 'decline', 'start-care');
CREATE INDEX placement_assessment_judged ON placement_assessment USING brin (judged_on);
`;
