interface Runner {
  query(sql: string): Promise<unknown>;
}

/** What is to be said of signs in unsent forms, and whether it has been said. It outlives the form. */
export class SafetyConcerns1764000000020 {
  async up(runner: Runner): Promise<void> {
    await runner.query(`
      CREATE TABLE safety_concern (
        draft_id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        organisation text NOT NULL,
        team text NOT NULL,
        calls text[] NOT NULL,
        residence_places text[] NOT NULL,
        wanted text NOT NULL CHECK (wanted IN ('raised', 'call-taken', 'taken-back', 'referral-sent')),
        change uuid NOT NULL DEFAULT gen_random_uuid(),
        said boolean NOT NULL DEFAULT false,
        wanted_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(
      'CREATE INDEX safety_concern_to_say ON safety_concern (wanted_at) WHERE NOT said',
    );
  }

  async down(runner: Runner): Promise<void> {
    await runner.query('DROP TABLE safety_concern');
  }
}
