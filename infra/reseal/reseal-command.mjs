import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import 'reflect-metadata';
import { ownerUrl } from '../postgres/addresses.mjs';
import { refuseUnsafeAddresses } from '../postgres/safe-addresses.mjs';
import { build } from '../start/build.mjs';
import { checkout } from '../start/places.mjs';
import { say } from '../start/progress.mjs';
import { Trouble } from '../start/trouble.mjs';
import { linesOf } from './reseal-lines.mjs';
import { resealDatabase } from './reseal.mjs';

/** Service → the setting that has its keys. */
const keySettings = {
  intake: 'IDENTITY_KEYS',
  routing: 'PLAN_KEYS',
  notification: 'WEBHOOK_KEYS',
  web: 'WEB_SEALING_KEYS',
};
const usage = `npm run reseal [-- --dry-run]: give the administrator’s address of PostgreSQL in DATABASE_URL, and of each service that is to be sealed anew its keys as it has them, the current one first: ${Object.values(keySettings).join(', ')}. Without any, those of npm start.`;

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} [print]
 * @returns {Promise<number>} exit code: 1 where an old key is still needed
 */
export async function resealCommand(args, env, print = say) {
  const dryRun = isDryRun(args);
  await build();
  await refuseUnsafeAddresses(env);
  const platform = await import(join(checkout, 'dist', 'libs', 'platform', 'src', 'index.js'));
  const adminUrl = env.DATABASE_URL ?? (await runningHere());
  let isDone = true;
  for (const [service, setting] of Object.entries(keySettings)) {
    const keys =
      env[setting] ?? (env.DATABASE_URL ? undefined : platform.DEMONSTRATION_SEALING_KEYS);
    if (keys === undefined) {
      print(`${service}: left as it is, because ${setting} is not told`);
      continue;
    }
    if (!platform.SEALING_KEYS_PATTERN.test(keys))
      throw new Trouble(`${setting} is no list of keys. ${usage}`);
    const columns = await sealedColumnsOf(service);
    const ring = platform.readSealingKeys(keys);
    const cipher = new platform.CellCipher(ring, columns);
    const report = await withClient(ownerUrl(adminUrl, service), (client) =>
      resealDatabase(client, columns, {
        cipher,
        dryRun,
        print: (line) => print(`${service}: ${line}`),
      }),
    );
    const ids = ring.map((/** @type {{ id: string }} */ { id }) => id);
    for (const line of linesOf(report, ids, columns)) print(`${service}: ${line}`);
    isDone &&= report.used.every(({ key }) => key === cipher.currentId);
  }
  return isDone || dryRun ? 0 : 1;
}

/** @param {readonly string[]} args */
function isDryRun(args) {
  try {
    const { values } = parseArgs({ args: [...args], options: { 'dry-run': { type: 'boolean' } } });
    return values['dry-run'] === true;
  } catch {
    throw new Trouble(usage);
  }
}

/** @param {string} service */
async function sealedColumnsOf(service) {
  const file = join(checkout, 'dist', 'apps', service, 'src', 'store', 'sealed-columns.js');
  const { SEALED_COLUMNS } = await import(file);
  return SEALED_COLUMNS;
}

async function runningHere() {
  const { postgresHome } = await import('../start/local-servers.mjs');
  const { runningPostgres } = await import('../postgres/server.mjs');
  const running = await runningPostgres(join(postgresHome().home, 'data'));
  if (!running) throw new Trouble(usage);
  return running;
}

/** @template T @param {string} connectionString @param {(client: pg.Client) => Promise<T>} work */
async function withClient(connectionString, work) {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 5_000,
    lock_timeout: 3_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
