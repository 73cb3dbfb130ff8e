import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Services that close or are merged: the list of their caseload, and how far it has got. */
export class ServiceClosures1764600000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE service_closure (
        closure_id uuid PRIMARY KEY,
        service_id text NOT NULL,
        state text NOT NULL CHECK (state IN ('under-way', 'cancelled', 'done')),
        started_at timestamptz NOT NULL,
        by_organisation text NOT NULL,
        by_name text NOT NULL,
        next_look_at timestamptz,
        record jsonb NOT NULL
      );
      COMMENT ON COLUMN service_closure.next_look_at IS 'When the caseload is looked through next; also after the day, for whoever comes back';
      CREATE UNIQUE INDEX service_closure_one ON service_closure (service_id) WHERE state = 'under-way';
      CREATE INDEX service_closure_look ON service_closure (next_look_at) WHERE next_look_at IS NOT NULL;
      CREATE TABLE service_closure_case (
        closure_id uuid NOT NULL REFERENCES service_closure,
        referral_id uuid NOT NULL REFERENCES placement,
        state text NOT NULL CHECK (state IN ('to-do', 'asking', 'done', 'failed', 'gone', 'left')),
        successor_id text,
        does text,
        because text,
        tries int NOT NULL DEFAULT 0,
        PRIMARY KEY (closure_id, referral_id)
      );
      COMMENT ON TABLE service_closure_case IS 'One referral of the caseload; its state changes in the transaction that moves the referral.';
      ALTER TABLE service_closure_case ENABLE ROW LEVEL SECURITY;
      ALTER TABLE service_closure_case FORCE ROW LEVEL SECURITY;
      CREATE POLICY as_owner ON service_closure_case TO CURRENT_ROLE USING (true) WITH CHECK (true);
      CREATE POLICY as_service ON service_closure_case
        USING (current_setting('app.actor', true) = 'service')
        WITH CHECK (current_setting('app.actor', true) = 'service');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE service_closure_case, service_closure');
  }
}
