import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startBroker } from '../kafka/broker.mjs';
import { kafkaJars } from '../kafka/jars.mjs';
import { whyNoLocalKafka } from '../kafka/java.mjs';
import { canEnter, ownedFolder, postgresAccount } from '../postgres/account.mjs';
import { startPostgres } from '../postgres/server.mjs';
import { postgresHome } from '../start/local-servers.mjs';
import { logs, stateFolder } from '../start/places.mjs';
import { Trouble } from '../start/trouble.mjs';
import { unwatch, watch } from '../start/watchdog.mjs';

/**
 * @typedef {object} BenchServers
 * @property {string} folder for what else is kept during the run
 * @property {string} databaseUrl of the administrator
 * @property {string} kafkaBrokers
 * @property {Readonly<Record<'postgres' | 'kafka', number>>} pids
 * @property {Readonly<Record<string, string>>} settings of PostgreSQL that guarantees depend on
 * @property {() => Promise<void>} stop
 */

/**
 * PostgreSQL and Kafka of this run alone, as `npm start` runs them: what is committed has reached the disk.
 * @param {(line: string) => void} say
 * @returns {Promise<BenchServers>}
 */
export async function startBenchServers(say) {
  const noKafka = whyNoLocalKafka();
  if (noKafka) throw new Trouble(`The measurements run a Kafka of their own, but ${noKafka}.`);
  const { home } = postgresHome();
  const account = postgresAccount();
  const place = [tmpdir(), '/tmp'].find((one) => canEnter(one, account)) ?? home;
  // The watchdog removes folders of this name, should this process die without a word.
  const folder = mkdtempSync(join(place, 'waymark-test-bench-'));
  watch(`folder:${folder}`);
  ownedFolder(folder, account);
  mkdirSync(join(folder, 'kafka'));

  const postgres = {
    home,
    data: join(folder, 'postgres'),
    account,
    logFile: join(folder, 'postgres.log'),
  };
  const first = await startPostgres(postgres);
  await query(first.url, 'ALTER SYSTEM SET track_commit_timestamp = on');
  await first.process.stop('SIGINT');
  const { url, process } = await startPostgres(postgres);

  const jars = await kafkaJars({ stateFolder, logs, say });
  const kafka = await startBroker({
    folder: join(folder, 'kafka'),
    jars,
    logFile: join(folder, 'kafka.log'),
  });
  return {
    folder,
    databaseUrl: url,
    kafkaBrokers: kafka.brokers,
    pids: { postgres: Number(process.pid), kafka: Number(kafka.process.pid) },
    settings: await durability(url),
    async stop() {
      await Promise.all([kafka.process.stop('SIGKILL'), process.stop('SIGQUIT')]);
      rmSync(folder, { recursive: true, force: true });
      unwatch(`folder:${folder}`);
    },
  };
}

/** @param {string} url */
async function durability(url) {
  const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers'];
  const rows = await query(
    url,
    'SELECT name, current_setting(name) AS value FROM unnest($1::text[]) AS name',
    [names],
  );
  const settings = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  for (const name of names.slice(0, 3)) {
    if (settings[name] !== 'on') throw new Error(`PostgreSQL runs with ${name} ${settings[name]}.`);
  }
  return settings;
}

/** One statement on a connection of its own. @param {string} url @param {string} sql @param {readonly unknown[]} [values] */
export async function query(url, sql, values = []) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
