import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import 'reflect-metadata';
import { administratorUrls } from '../postgres/addresses.mjs';
import { refuseUnsafeAddresses } from '../postgres/safe-addresses.mjs';
import { build } from '../start/build.mjs';
import { checkout } from '../start/places.mjs';
import { say } from '../start/progress.mjs';
import { Trouble } from '../start/trouble.mjs';

const withoutAudit = 'web';
const usage =
  'npm run audit:verify knows --seal ID:HASH, a seal from the logs of one service, whose database is then told in DATABASE_URL.';

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} [print]
 * @returns {Promise<number>} exit code: 1 where an audit is not as it was written
 */
export async function verifyCommand(args, env, print = say) {
  const known = readSeal(args);
  if (known !== undefined && !env.DATABASE_URL) throw new Trouble(usage);
  await build();
  await refuseUnsafeAddresses(env);
  const { proveAudit } = await import(
    join(checkout, 'dist', 'libs', 'messaging', 'src', 'index.js')
  );
  let whole = true;
  for (const [service, url] of Object.entries(await databasesOf(env))) {
    const proof = await withClient(url, (client) =>
      proveAudit(
        async (/** @type {any} */ statement, /** @type {unknown[]} */ values = []) =>
          (await client.query(statement.text, values)).rows,
        known,
      ),
    );
    whole &&= proof.broken === undefined;
    print(`${service}: ${wordsOf(proof)}`);
  }
  return whole ? 0 : 1;
}

/** @param {readonly string[]} args */
function readSeal(args) {
  try {
    const { values } = parseArgs({ args: [...args], options: { seal: { type: 'string' } } });
    if (values.seal === undefined) return undefined;
    const [, id = '', hash = ''] = /^([1-9]\d*):([0-9a-f]{64})$/.exec(values.seal) ?? [];
    if (id !== '') return { id: Number(id), hash };
  } catch {
    // An option that is not known.
  }
  throw new Trouble(usage);
}

/** @param {{ seals: number, entries: number, unsealed: number, broken?: { seal: number, why: string } }} proof */
export function wordsOf({ seals, entries, unsealed, broken }) {
  const many = (
    /** @type {number} */ count,
    /** @type {string} */ one,
    /** @type {string} */ more,
  ) => `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;
  const sealed = `${many(entries, 'entry', 'entries')} in ${many(seals, 'seal', 'seals')}`;
  if (broken !== undefined)
    return `NOT AS IT WAS WRITTEN. Seal ${broken.seal} does not hold: ${broken.why}. Before it ${sealed} hold. Keep the database as it is and tell whoever answers for information security.`;
  const young =
    unsealed === 0 ? '' : `, ${many(unsealed, 'entry', 'entries')} too young to be sealed`;
  return `as it was written: ${sealed}${young}.`;
}

/** @param {NodeJS.ProcessEnv} env @returns {Promise<Readonly<Record<string, string>>>} */
async function databasesOf(env) {
  if (env.DATABASE_URL) return { 'The database that was told': env.DATABASE_URL };
  const { postgresHome } = await import('../start/local-servers.mjs');
  const { runningPostgres } = await import('../postgres/server.mjs');
  const running = await runningPostgres(join(postgresHome().home, 'data'));
  if (!running)
    throw new Trouble(
      'No PostgreSQL is told, and none of npm start runs: run npm start in another window, or give the database of one service with DATABASE_URL.',
    );
  const all = Object.entries(administratorUrls(running));
  return Object.fromEntries(all.filter(([service]) => service !== withoutAudit));
}

/** @template T @param {string} connectionString @param {(client: pg.Client) => Promise<T>} work */
async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Trouble(`The audit cannot be read (${why}): nothing is said of it.`, { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}
