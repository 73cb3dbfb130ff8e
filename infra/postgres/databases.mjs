import { createHmac } from 'node:crypto';
import pg from 'pg';
import { Trouble } from '../start/trouble.mjs';

/** Every service that keeps something has a database and a role of its own. */
const servicesWithDatabase = [
  'intake',
  'eligibility',
  'routing',
  'notification',
  'operations',
  'web',
];

/**
 * Makes each service's database and login role where they are missing; safe to repeat.
 * @param {string} adminUrl
 * @param {string} [password] of every role; without one each gets its own, told by nobody else
 * @returns {Promise<Readonly<Record<string, string>>>} service → the URL its role signs in with
 */
export async function prepareDatabases(adminUrl, password) {
  const passwordOf = (/** @type {string} */ role) => password ?? ownPassword(adminUrl, role);
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    for (const service of servicesWithDatabase) {
      const name = `waymark_${service}`;
      await prepareDatabase(client, name, passwordOf(name));
    }
  } catch (error) {
    throw databaseTrouble(/** @type {Error & { code?: string }} */ (error));
  } finally {
    await client.end().catch(() => undefined);
  }
  return Object.fromEntries(
    servicesWithDatabase.map((service) => {
      const name = `waymark_${service}`;
      return [service, roleUrl(adminUrl, name, passwordOf(name))];
    }),
  );
}

/** @param {import('pg').Client} client @param {string} name of the database and its role @param {string} password */
async function prepareDatabase(client, name, password) {
  const role = client.escapeIdentifier(name);
  const secret = client.escapeLiteral(password);
  const exists = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  await client.query(
    `${exists.rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN PASSWORD ${secret}`,
  );

  const database = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (!database.rowCount) {
    await client.query(`GRANT ${role} TO CURRENT_USER`);
    await client.query(`CREATE DATABASE ${role} OWNER ${role} TEMPLATE template0 ENCODING 'UTF8'`);
  }
  await client.query(`REVOKE ALL ON DATABASE ${role} FROM PUBLIC`);
}

/**
 * As secret as the administrator's password, the same at every start, and kept nowhere.
 * @param {string} adminUrl @param {string} role
 */
function ownPassword(adminUrl, role) {
  return createHmac('sha256', decodeURIComponent(new URL(adminUrl).password))
    .update(role)
    .digest('base64url');
}

/** @param {string} adminUrl @param {string} role @param {string} password */
function roleUrl(adminUrl, role, password) {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${role}`;
  return url.href;
}

/** @param {Error & { code?: string }} error */
function databaseTrouble(error) {
  const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', 'ECONNRESET'];
  if (error.code && unreachable.includes(error.code)) {
    return new Trouble(
      `PostgreSQL does not answer (${error.message || error.code}): start it, or correct DATABASE_URL.`,
      { cause: error },
    );
  }
  if (error.code === '42501') {
    return new Trouble(
      'The user in DATABASE_URL may not create databases and roles: name one that may (CREATEDB CREATEROLE).',
      { cause: error },
    );
  }
  return new Trouble(
    `PostgreSQL would not make the services' databases (${error.message}): correct DATABASE_URL.`,
    { cause: error },
  );
}
