import pg from 'pg';

const answerMs = 2_000;
// The file that is written now begins with the number of its timeline; a control file may still name the one before.
const sql = `SELECT CASE WHEN pg_is_in_recovery() THEN NULL
  ELSE left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) END AS timeline`;

/** @param {string} url of a superuser on one node @returns {import('./front.mjs').Node} */
export function nodeAt(url) {
  const { hostname: host, port } = new URL(url);
  return {
    name: port ? `${host}:${port}` : host,
    host,
    port: Number(port || 5432),
    async timeline() {
      const client = new pg.Client({
        connectionString: url,
        connectionTimeoutMillis: answerMs,
        query_timeout: answerMs,
        application_name: 'front',
      });
      client.on('error', () => undefined);
      try {
        await client.connect();
        const { rows } = await client.query(sql);
        return rows[0].timeline === null ? undefined : parseInt(rows[0].timeline, 16);
      } finally {
        void client.end().catch(() => undefined);
      }
    },
  };
}
