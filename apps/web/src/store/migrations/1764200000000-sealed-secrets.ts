interface Runner {
  query(sql: string): Promise<unknown>;
}

/**
 * Drafts and shared secrets are sealed from now on. What lay open goes, as the site is not released yet: who is signed
 * in signs in once more, and what was not sent is typed anew.
 */
export class SealedSecrets1764200000000 {
  async up(runner: Runner): Promise<void> {
    await runner.query('DELETE FROM draft WHERE sent IS NULL');
    await runner.query('DELETE FROM secret');
    await runner.query('ALTER TABLE secret ALTER COLUMN value TYPE text');
  }

  async down(runner: Runner): Promise<void> {
    await runner.query('DELETE FROM draft WHERE sent IS NULL');
    await runner.query('DELETE FROM secret');
    await runner.query('ALTER TABLE secret ALTER COLUMN value TYPE jsonb USING value::jsonb');
  }
}
