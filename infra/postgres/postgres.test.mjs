import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { postgresHome } from '../start/local-servers.mjs';
import { enterableFolder, ownedFolder, postgresAccount } from './account.mjs';
import { prepareDatabases } from './databases.mjs';
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

describe("the services' databases", () => {
  it('each is owned by a role of its own without rights beyond it, however often they are prepared', async () => {
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

  it('no role signs in to the database of another', async () => {
    const { intake, routing } = await prepareDatabases(server.url);
    const url = new URL(String(intake));
    url.pathname = new URL(String(routing)).pathname;

    await assert.rejects(rows(url.href, 'SELECT 1'), /permission denied for database/);
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
