import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { postgresHome } from '../start/local-servers.mjs';
import { enterableFolder, ownedFolder, postgresAccount } from './account.mjs';
import { administratorUrl, ownerUrl } from './addresses.mjs';
import { dropDatabases, prepareDatabases, whyTooOld } from './databases.mjs';
import { startPostgres } from './server.mjs';

const account = postgresAccount();
/** @type {Awaited<ReturnType<typeof startPostgres>>} */
let server;
const folder = mkdtempSync(join(tmpdir(), 'waymark-test-'));

before(async () => {
  ownedFolder(folder, account);
  const { home } = postgresHome();
  const data = join(folder, 'data');
  const logFile = join(folder, 'log');
  server = await startPostgres({ home, data, account, logFile, shortLived: true });
});
after(async () => {
  await server.process.stop('SIGQUIT');
  rmSync(folder, { recursive: true, force: true });
});

/** @param {string} url @param {string} statement */
async function rows(url, statement) {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('a server that somebody names', () => {
  it('is refused where it cannot compare text as bytes', () => {
    assert.match(
      String(whyTooOld('16.4 (Debian 16.4-1.pgdg120+1)')),
      /16\.4.* is too old: .* 17 or newer/,
    );
    assert.match(String(whyTooOld('9.6.24')), /too old/);
    assert.equal(whyTooOld('17.0'), undefined);
    assert.equal(whyTooOld('18.4'), undefined);
  });
});

describe("the services' databases", () => {
  it('each is signed in to by a role without rights beyond it, however often they are prepared', async () => {
    await prepareDatabases(server.url);
    const { intake } = await prepareDatabases(server.url);

    assert.deepEqual(await rows(String(intake), 'SELECT current_user, current_database()'), [
      { current_user: 'waymark_intake', current_database: 'waymark_intake' },
    ]);
    assert.deepEqual(
      await rows(
        server.url,
        `SELECT rolname FROM pg_roles WHERE rolname LIKE 'waymark%' AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls)`,
      ),
      [],
    );
  });

  it('each is asked without workers beside the connection, so that a pool is as large as it says', async () => {
    const { intake } = await prepareDatabases(server.url);

    assert.deepEqual(await rows(String(intake), 'SHOW max_parallel_workers_per_gather'), [
      { max_parallel_workers_per_gather: '0' },
    ]);
  });

  it('each is owned by a role that nobody signs in as, and that is not the one who signs in', async () => {
    const { intake } = await prepareDatabases(server.url);

    assert.deepEqual(
      await rows(
        server.url,
        `SELECT DISTINCT pg_get_userbyid(datdba) = datname || '_owner' AS apart, rolcanlogin AS "signsIn",
           pg_has_role(datname::name, datdba, 'MEMBER') AS "isIt"
         FROM pg_database JOIN pg_roles ON pg_roles.oid = datdba WHERE datname LIKE 'waymark%'`,
      ),
      [{ apart: true, signsIn: false, isIt: false }],
    );
    await assert.rejects(rows(String(intake), 'CREATE TABLE mine (id int)'), /permission denied/);
    await rows(ownerUrl(server.url, 'intake'), 'CREATE TABLE kept (id int); DROP TABLE kept');
  });

  it('no role signs in to the database of another', async () => {
    const { intake, routing } = await prepareDatabases(server.url);
    const url = new URL(String(intake));
    url.pathname = new URL(String(routing)).pathname;

    await assert.rejects(rows(url.href, 'SELECT 1'), /permission denied for database/);
  });

  it('text is compared as bytes, wherever the server stands, and its case is Unicode’s', async () => {
    const { intake } = await prepareDatabases(server.url);

    assert.deepEqual(
      await rows(
        String(intake),
        `SELECT datlocprovider AS provider, datlocale AS locale, 'B' < 'a' AS "asBytes", upper('é') AS upper
         FROM pg_database WHERE datname = current_database()`,
      ),
      [{ provider: 'b', locale: 'C.UTF-8', asBytes: true, upper: 'É' }],
    );
  });
});

describe('databases that are there already, or are made by whoever is no superuser', () => {
  it('what a service owned before owners were apart becomes its owner’s, with what is in it', async () => {
    const asIntake = await prepareDatabases(server.url);
    const past = administratorUrl(server.url, 'intake');
    await rows(
      past,
      `ALTER DATABASE waymark_intake OWNER TO waymark_intake;
       GRANT CREATE ON SCHEMA public TO waymark_intake`,
    );
    await rows(
      String(asIntake['intake']),
      `CREATE TABLE referral (id bigserial); INSERT INTO referral DEFAULT VALUES;
       CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
    );
    await prepareDatabases(server.url);

    assert.deepEqual(
      await rows(
        past,
        `SELECT (SELECT tableowner FROM pg_tables WHERE tablename = 'referral') AS "table",
           (SELECT pg_get_userbyid(proowner) FROM pg_proc WHERE proname = 'one') AS "function",
           (SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'waymark_intake') AS "database",
           (SELECT count(*)::int FROM referral) AS rows`,
      ),
      [
        {
          ...{ table: 'waymark_intake_owner', function: 'waymark_intake_owner' },
          ...{ database: 'waymark_intake_owner', rows: 1 },
        },
      ],
    );
    await assert.rejects(rows(String(asIntake['intake']), 'DROP TABLE referral'), /must be owner/);
    await rows(past, 'DROP TABLE referral; DROP FUNCTION one()');
  });

  it('are made by whoever may make databases and roles, and nobody else', async () => {
    await rows(
      server.url,
      `CREATE ROLE maker LOGIN CREATEDB CREATEROLE PASSWORD 'm'; CREATE ROLE guest LOGIN PASSWORD 'g'`,
    );
    const as = (/** @type {string} */ who) =>
      Object.assign(new URL(server.url), { username: who, password: who[0] }).href;
    await assert.rejects(prepareDatabases(as('guest')), /may not make the services' databases/);
    await dropDatabases(server.url);
    assert.deepEqual(
      await rows(
        server.url,
        `SELECT datname FROM pg_database WHERE datname LIKE 'waymark%'
         UNION ALL SELECT rolname FROM pg_roles WHERE rolname LIKE 'waymark%'`,
      ),
      [],
    );
    const { routing } = await prepareDatabases(as('maker'));
    await prepareDatabases(as('maker'));
    await rows(ownerUrl(as('maker'), 'routing'), 'CREATE TABLE kept (id int); DROP TABLE kept');
    await assert.rejects(rows(String(routing), 'CREATE TABLE mine (id int)'), /permission denied/);
  });
});

describe('the folder PostgreSQL works in', () => {
  const checkout = mkdtempSync(join(tmpdir(), 'waymark-test-'));
  after(() => rmSync(checkout, { recursive: true, force: true }));
  const stateFolder = join(checkout, '.waymark');

  it('is the state folder where its account may enter the checkout', () => {
    assert.equal(enterableFolder({ checkout, stateFolder, account: undefined }), stateFolder);
  });

  // Only root can be someone else.
  if (account) {
    it('is outside, named by a hash of the path, where it may not', () => {
      const chosen = enterableFolder({ checkout, stateFolder, account });
      assert.match(chosen, /^\/(var\/lib|tmp)\/waymark-[0-9a-f]{12}$/);
      assert.equal(enterableFolder({ checkout, stateFolder, account }), chosen);
    });
  }
});
