interface Runner {
  query(sql: string): Promise<unknown>;
}

/** Self-referrals that are being written: nobody's account, and nothing of them for long. */
export class OwnDrafts1765000000057 {
  async up(runner: Runner): Promise<void> {
    await runner.query(`
      CREATE TABLE own_draft (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        answers jsonb NOT NULL DEFAULT '{}',
        idempotency_key uuid NOT NULL DEFAULT gen_random_uuid(),
        attempted jsonb,
        sent jsonb,
        saved_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX own_draft_saved ON own_draft (saved_at)');
  }

  async down(runner: Runner): Promise<void> {
    await runner.query('DROP TABLE own_draft');
  }
}
