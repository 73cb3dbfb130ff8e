import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { postgresHome } from '../start/local-servers.mjs';
import { canEnter, ownedFolder, postgresAccount } from './account.mjs';
import { aCertificateFor, anAuthority } from './certificate.mjs';
import { prepareDatabases } from './databases.mjs';
import { startPostgres } from './server.mjs';

/** A PostgreSQL that has a certificate for `localhost`, and lets nobody in who speaks in the clear. */
export async function startSecuredPostgres() {
  const { home } = postgresHome();
  const account = postgresAccount();
  const base = [tmpdir(), '/tmp'].find((one) => canEnter(one, account)) ?? home;
  const folder = ownedFolder(mkdtempSync(join(base, 'waymark-secured-')), account);
  const [own, other] = [anAuthority('of this spec'), anAuthority('of somebody else')];
  const { certificate, key } = aCertificateFor(own, 'localhost');
  /** @param {string} name @param {string} text */
  const kept = (name, text) => {
    const file = join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    if (account) chownSync(file, account.uid, account.gid);
    return file;
  };
  const data = join(folder, 'data');
  const { url, process } = await startPostgres({
    ...{ home, data, account, logFile: join(folder, 'log'), shortLived: true },
    settings: {
      ssl: 'on',
      ssl_cert_file: kept('server.pem', certificate),
      ssl_key_file: kept('server.key', key),
    },
  });
  // Whoever started it has seen by now that it answers, in the clear.
  kept(join('data', 'pg_hba.conf'), 'hostssl all all all scram-sha-256\n');
  await withClient(url, (client) => client.query('SELECT pg_reload_conf()'));
  const files = {
    own: kept('own.pem', own.certificate),
    other: kept('other.pem', other.certificate),
  };
  const { port, password } = new URL(url);
  const verified = new URLSearchParams({ sslmode: 'verify-full', sslrootcert: files.own });
  const urls = await prepareDatabases(
    `postgres://postgres:${password}@localhost:${port}/postgres?${verified}`,
  );
  return {
    databaseUrl: urls.intake,
    otherCaFile: files.other,
    async stop() {
      await process.stop('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param {string} connectionString @param {(client: pg.Client) => Promise<unknown>} work */
async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await work(client).finally(() => client.end());
}
