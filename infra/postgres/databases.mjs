import { createHmac } from 'node:crypto';
import pg from 'pg';
import { Trouble } from '../start/trouble.mjs';
import { administratorUrl, databaseOf, ownerOf, servicesWithDatabase } from './addresses.mjs';

/**
 * Makes each service's database, its owner and its login role where they are missing; safe to repeat. What a service
 * owned before owners were apart becomes its owner's.
 * @param {string} adminUrl
 * @param {string} [password] of every role; without one each gets its own, told by nobody else
 * @returns {Promise<Readonly<Record<string, string>>>} service → the URL its role signs in with
 */
export async function prepareDatabases(adminUrl, password) {
  const passwordOf = (/** @type {string} */ role) => password ?? ownPassword(adminUrl, role);
  try {
    await withClient(adminUrl, async (client) => {
      const { rows } = await client.query('SHOW server_version');
      const tooOld = whyTooOld(rows[0].server_version);
      if (tooOld) throw new Trouble(tooOld);
      for (const service of servicesWithDatabase) {
        const name = databaseOf(service);
        await prepareRoles(client, name, passwordOf(name));
        await prepareDatabase(client, name);
      }
    });
    for (const service of servicesWithDatabase) {
      await withClient(administratorUrl(adminUrl, service), (client) =>
        settleOwnership(client, databaseOf(service)),
      );
    }
  } catch (error) {
    throw databaseTrouble(/** @type {Error & { code?: string }} */ (error));
  }
  return databaseUrls(adminUrl, password);
}

/**
 * Takes away the databases and roles of a line that has ended, with everything in them.
 * @param {string} adminUrl
 */
export const dropDatabases = (adminUrl) =>
  withClient(adminUrl, async (client) => {
    for (const name of servicesWithDatabase.map(databaseOf)) {
      const [database, owner] = [name, ownerOf(name)].map((one) => client.escapeIdentifier(one));
      await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
      await client.query(`DROP ROLE IF EXISTS ${database}, ${owner}`);
    }
  });

/**
 * What each service's role signs in with, without looking whether it can.
 * @param {string} adminUrl @param {string} [password]
 * @returns {Readonly<Record<string, string>>}
 */
function databaseUrls(adminUrl, password) {
  return Object.fromEntries(
    servicesWithDatabase.map((service) => {
      const name = databaseOf(service);
      return [service, roleUrl(adminUrl, name, password ?? ownPassword(adminUrl, name))];
    }),
  );
}

/** @param {import('pg').Client} client @param {string} name of the database and of the role that signs in @param {string} password */
async function prepareRoles(client, name, password) {
  const [role, owner] = [name, ownerOf(name)].map((one) => client.escapeIdentifier(one));
  const secret = client.escapeLiteral(password);
  const { rows } = await client.query(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
       EXISTS (SELECT FROM pg_roles WHERE rolname = $2) AS owner,
       (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super`,
    [name, ownerOf(name)],
  );
  const [there] = rows;
  await client.query(`${there.role ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN PASSWORD ${secret}`);
  // What a service asks is small and often: workers of its own for one question would take the cores from the others.
  await client.query(`ALTER ROLE ${role} SET max_parallel_workers_per_gather = 0`);
  await client.query(`${there.owner ? 'ALTER' : 'CREATE'} ROLE ${owner} NOLOGIN`);
  // Whoever is no superuser makes, changes and hands over only what is of a role it has.
  if (!there.super) await client.query(`GRANT ${owner} TO CURRENT_USER`);
}

/**
 * Text in the order of its code points wherever the server stands, and compared as bytes: nearly every key begins with one
 * (decision 0068). Upper and lower case are those of Unicode.
 */
const asBytes =
  "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'";

/** @param {import('pg').Client} client @param {string} name */
async function prepareDatabase(client, name) {
  const [role, owner] = [name, ownerOf(name)].map((one) => client.escapeIdentifier(one));
  const database = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (!database.rowCount) {
    await client.query(`CREATE DATABASE ${role} OWNER ${owner} ${asBytes}`);
  }
}

/** Within the database. @param {import('pg').Client} client @param {string} name */
async function settleOwnership(client, name) {
  const [role, owner] = [name, ownerOf(name)].map((one) => client.escapeIdentifier(one));
  const owned = await client.query(
    `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1 AND datdba = $1::regrole)
       OR EXISTS (SELECT FROM pg_shdepend JOIN pg_database ON pg_database.oid = dbid
         WHERE datname = $1 AND refclassid = 'pg_authid'::regclass AND refobjid = $1::regrole AND deptype = 'o') AS is`,
    [name],
  );
  // One transaction: half carried over could neither be used nor carried over again.
  await client.query('BEGIN');
  if (owned.rows[0].is) await client.query(`REASSIGN OWNED BY ${role} TO ${owner}`);
  await client.query(`SET LOCAL ROLE ${owner}`);
  await client.query(`REVOKE ALL ON DATABASE ${role} FROM PUBLIC`);
  await client.query(`REVOKE ALL ON DATABASE ${role} FROM ${role}`);
  await client.query(`GRANT CONNECT ON DATABASE ${role} TO ${role}`);
  await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
  await client.query(`REVOKE ALL ON SCHEMA public FROM ${role}`);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
  await client.query('COMMIT');
}

/** @template T @param {string} connectionString @param {(client: pg.Client) => Promise<T>} work */
async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
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

/** The first that can compare text as bytes by itself. */
const oldestVersion = 17;

/** @param {string} version as the server says it, such as `18.4` or `17.2 (Debian 17.2-1)` @returns {string | undefined} */
export function whyTooOld(version) {
  if (Number.parseInt(version, 10) >= oldestVersion) return undefined;
  return `PostgreSQL ${version} is too old: Waymark needs ${oldestVersion} or newer. Name such a server in DATABASE_URL.`;
}

/** @param {Error & { code?: string }} error */
function databaseTrouble(error) {
  if (error instanceof Trouble) return error;
  const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', 'ECONNRESET'];
  if (error.code && unreachable.includes(error.code)) {
    return new Trouble(
      `PostgreSQL does not answer (${error.message || error.code}): start it, or correct DATABASE_URL.`,
      { cause: error },
    );
  }
  if (error.code === '42501') {
    return new Trouble(
      `The user in DATABASE_URL may not make the services' databases and roles (${error.message}). Name a superuser, or one with CREATEDB CREATEROLE on an empty server; databases that an earlier version made are carried over by a superuser.`,
      { cause: error },
    );
  }
  return new Trouble(
    `PostgreSQL would not make the services' databases (${error.message}): correct DATABASE_URL.`,
    { cause: error },
  );
}
