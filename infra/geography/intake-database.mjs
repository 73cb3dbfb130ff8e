import { join } from 'node:path';
import pg from 'pg';
import { prepareDatabases } from '../postgres/databases.mjs';
import { Trouble } from '../start/trouble.mjs';

/**
 * Intake's own database: as it is given, or beside the server that `npm start` runs.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 */
export async function intakeDatabase(env) {
  const given = env['INTAKE_DATABASE_URL'] ?? env['DATABASE_URL'];
  if (given) return (await isIntakes(given)) ? given : besideOf(given);
  const { postgresHome } = await import('../start/local-servers.mjs');
  const { runningPostgres } = await import('../postgres/server.mjs');
  const running = await runningPostgres(join(postgresHome().home, 'data'));
  if (running) return besideOf(running);
  throw new Trouble(
    'No PostgreSQL is told, and none of npm start runs: run npm start in another window, or give intake’s database with INTAKE_DATABASE_URL.',
  );
}

/** @param {string} adminUrl */
async function besideOf(adminUrl) {
  const { intake = '' } = await prepareDatabases(adminUrl);
  return intake;
}

/** Or an administrator's, from which intake's is derived as npm start does. @param {string} url */
async function isIntakes(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT to_regclass('geography_edition') IS NOT NULL OR current_database() = 'waymark_intake' AS is`,
    );
    return rows[0]?.is === true;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Trouble(`PostgreSQL does not answer (${why}): correct INTAKE_DATABASE_URL.`, {
      cause,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}
