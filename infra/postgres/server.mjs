import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { freePort, withPortsOfItsOwn } from '../start/ports.mjs';
import { howItEnded, lastLines, runToEnd, startProcess } from '../start/processes.mjs';
import { Trouble, machineFault } from '../start/trouble.mjs';
import { waitUntil } from '../start/wait-until.mjs';
import { ownedFolder } from './account.mjs';
import { postgresBinaries } from './binaries.mjs';

/** Demonstration and test servers listen on this machine only and hold invented people. */
const password = 'waymark';
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
};
/** Nothing in a test outlives its run, so nothing needs to reach the disk. */
const shortLivedSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/**
 * A PostgreSQL server as a process of this machine, reachable from this machine only.
 * @param {object} options
 * @param {string} options.home a folder that the account may enter
 * @param {string} options.data
 * @param {import('./account.mjs').Account} [options.account]
 * @param {number} [options.port] preferred
 * @param {string} options.logFile
 * @param {boolean} [options.shortLived]
 * @param {Readonly<Record<string, string>>} [options.settings] beside or instead of the usual ones
 * @param {AbortSignal} [options.signal]
 * @returns {Promise<{ url: string, process: import('../start/processes.mjs').RunningProcess }>}
 */
export async function startPostgres(options) {
  const { home, data, account, logFile, shortLived = false, signal } = options;
  const binaries = postgresBinaries({ home, account });
  const run = { name: 'postgres', cwd: ownedFolder(home, account), logFile, ...account };
  if (!existsSync(join(data, 'PG_VERSION'))) {
    ownedFolder(data, account);
    await initialise({ ...run, command: binaries.initdb, data, shortLived, signal });
  }
  return withPortsOfItsOwn(() => startOnce({ ...options, postgres: binaries.postgres, run }));
}

/**
 * @param {Parameters<typeof startPostgres>[0] & { postgres: string, run: Omit<import('../start/processes.mjs').ProcessToStart, 'command'> }} options
 * @returns {ReturnType<typeof startPostgres>}
 */
async function startOnce({ data, port: preferred, shortLived, postgres, run, signal, ...wanted }) {
  const port = await freePort(preferred);
  const process = startProcess({
    ...run,
    command: postgres,
    args: [
      '-D',
      data,
      '-p',
      String(port),
      ...flags({ ...settings, ...(shortLived ? shortLivedSettings : {}), ...wanted.settings }),
    ],
  });
  const url = urlAt(port);
  await ready(process, url, signal);
  return { url, process };
}

/** @param {number} port */
const urlAt = (port) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

/**
 * The server that runs on these data, as another process of ours has started it.
 * @param {string} data @returns {Promise<string | undefined>} its address; undefined: none runs
 */
export async function runningPostgres(data) {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const port = Number(readFileSync(file, 'utf8').split('\n')[3]);
  return answers(urlAt(port)).then(
    () => urlAt(port),
    () => undefined,
  );
}

/** @param {Readonly<Record<string, string>>} values */
function flags(values) {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** @param {import('../start/processes.mjs').ProcessToStart & { data: string, shortLived: boolean, signal?: AbortSignal, account?: import('./account.mjs').Account }} options */
async function initialise({ data, shortLived, ...run }) {
  const passwordFile = join(data, '..', '.password');
  writeFileSync(passwordFile, password, { mode: 0o644 });
  try {
    await runToEnd({
      ...run,
      args: [
        `--pgdata=${data}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        ...(shortLived ? ['--no-sync'] : []),
      ],
      explain: (output) =>
        postgresTrouble(output, run.logFile, 'could not prepare its data folder'),
    });
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** @param {import('../start/processes.mjs').RunningProcess} process @param {string} url @param {AbortSignal} [signal] */
async function ready(process, url, signal) {
  /** @type {import('../start/processes.mjs').Exit | undefined} */
  let exit;
  void process.exited.then((how) => (exit = how));
  try {
    await waitUntil(() => answers(url), {
      withinMs: 60_000,
      signal,
      everyMs: 50,
      giveUp: () =>
        exit && postgresTrouble(lastLines(process.logFile, 40), process.logFile, howItEnded(exit)),
    });
  } catch (error) {
    await process.stop('SIGINT', 5_000);
    if (error instanceof Trouble || signal?.aborted) throw error;
    throw postgresTrouble('', process.logFile, 'did not answer within a minute');
  }
}

/** @param {string} url throws unless PostgreSQL lets us in there */
export async function answers(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** @param {string} output @param {string} logFile @param {string} what */
function postgresTrouble(output, logFile, what) {
  const said = output.split('\n').slice(-8).join('\n').replace(/^/gm, '  │ ');
  return new Trouble(
    machineFault(output) ??
      `PostgreSQL ${what}: read ${logFile}, or start over with an empty one (npm start -- --fresh).\n${said}`,
  );
}
