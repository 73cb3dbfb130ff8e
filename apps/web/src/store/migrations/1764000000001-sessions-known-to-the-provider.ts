interface Runner {
  query(sql: string): Promise<unknown>;
}

/** Sessions are found by whom the provider knows, and requests are counted where every instance sees them. */
export class SessionsKnownToTheProvider1764000000001 {
  async up(runner: Runner): Promise<void> {
    await runner.query(`
      CREATE INDEX session_of_identity ON session (
        (sess #>> '{person,identity,issuer}'), (sess #>> '{person,identity,subject}'))`);
    await runner.query(`
      CREATE TABLE request_count (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      )`);
    await runner.query('CREATE INDEX request_count_expire ON request_count (expire)');
  }

  async down(runner: Runner): Promise<void> {
    await runner.query('DROP TABLE request_count');
    await runner.query('DROP INDEX session_of_identity');
  }
}
