import { join } from 'node:path';
import pg from 'pg';
import { administratorUrl } from '../postgres/addresses.mjs';
import { Trouble } from '../start/trouble.mjs';

/**
 * Intake's own database: as it is given, or beside the server that `npm start` runs. An import replaces tables, which
 * only their owner may: whoever is told must be able to become it.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ onlyToLook: boolean }} what
 * @returns {Promise<string>}
 */
export async function intakeDatabase(env, { onlyToLook }) {
  const url = await addressOf(env);
  const { owner, may } = await ask(
    url,
    `SELECT pg_get_userbyid(datdba) AS owner, pg_has_role(current_user, datdba, 'MEMBER') AS may
     FROM pg_database WHERE datname = current_database()`,
  );
  if (onlyToLook) return url;
  if (!may) {
    throw new Trouble(
      `The role in the address of intake's database may not replace its tables: name an administrator, who may become ${owner}.`,
    );
  }
  const asOwner = new URL(url);
  asOwner.searchParams.set('options', `-c role=${owner}`);
  return asOwner.href;
}

/** @param {NodeJS.ProcessEnv} env @returns {Promise<string>} */
async function addressOf(env) {
  const given = env['INTAKE_DATABASE_URL'] ?? env['DATABASE_URL'];
  if (given) return (await isIntakes(given)) ? given : administratorUrl(given, 'intake');
  const { postgresHome } = await import('../start/local-servers.mjs');
  const { runningPostgres } = await import('../postgres/server.mjs');
  const running = await runningPostgres(join(postgresHome().home, 'data'));
  if (running) return administratorUrl(running, 'intake');
  throw new Trouble(
    'No PostgreSQL is told, and none of npm start runs: run npm start in another window, or give intake’s database with INTAKE_DATABASE_URL.',
  );
}

/** Or another of an administrator's, beside which intake's is. @param {string} url */
async function isIntakes(url) {
  const { is } = await ask(
    url,
    `SELECT to_regclass('geography_edition') IS NOT NULL OR current_database() = 'waymark_intake' AS is`,
  );
  return is === true;
}

/** @param {string} url @param {string} question @returns {Promise<any>} */
async function ask(url, question) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(question)).rows[0];
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Trouble(`PostgreSQL does not answer (${why}): correct INTAKE_DATABASE_URL.`, {
      cause,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}
