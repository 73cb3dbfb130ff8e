import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBroker } from '../kafka/broker.mjs';
import { kafkaJars } from '../kafka/jars.mjs';
import { whyNoLocalKafka } from '../kafka/java.mjs';
import { canEnter, ownedFolder, postgresAccount } from '../postgres/account.mjs';
import { startPostgres } from '../postgres/server.mjs';
import { allOrFirstError } from './all-or-first-error.mjs';
import { chromium } from './chromium.mjs';
import { whyNoContainers } from './docker.mjs';
import { postgresHome } from './local-servers.mjs';
import { logs, stateFolder } from './places.mjs';
import { chooseProviders } from './provider-choice.mjs';
import { Trouble } from './trouble.mjs';
import { unwatch, watch } from './watchdog.mjs';

/**
 * The test environment: PostgreSQL and Kafka for one run of specs, in containers or as local processes.
 *
 * @typedef {import('./provider-choice.mjs').Server} Server
 * @typedef {{ address: string, stop: () => Promise<void> }} TestServer
 * @typedef {(server: Server) => Promise<TestServer>} StartTestServer
 */

/** @type {Record<Server, { given: string, told: string }>} variables: read here, and told to the specs */
const variables = {
  postgres: { given: 'DATABASE_URL', told: 'WAYMARK_TEST_DATABASE_URL' },
  kafka: { given: 'KAFKA_BROKERS', told: 'WAYMARK_TEST_KAFKA_BROKERS' },
};

const chromiumTold = 'WAYMARK_TEST_CHROMIUM';

/** Finds a Chromium and says it where `testEnvironment()` reads it. */
export async function findChromium() {
  process.env[chromiumTold] = JSON.stringify(await chromium());
}

/** @type {Map<Server, Promise<TestServer>>} */
const started = new Map();

/**
 * Starts those that are not running yet and puts their addresses where `testEnvironment()` reads them.
 * @param {readonly Server[]} servers
 */
export async function startTestServers(servers) {
  const wanted = servers.filter((server) => !started.has(server));
  if (wanted.length === 0) return;
  const { providers, say } = await providersHere(wanted);
  const starting = wanted.map(async (server) => {
    const one = startOne(server, providers[server], say);
    started.set(server, one);
    process.env[variables[server].told] = (await one).address;
  });
  try {
    await allOrFirstError(starting);
  } catch (error) {
    await stopTestServers();
    throw error;
  }
}

export async function stopTestServers() {
  const all = await Promise.allSettled(started.values());
  started.clear();
  await Promise.all(all.map((one) => (one.status === 'fulfilled' ? one.value.stop() : undefined)));
}

/** @param {Server} server @param {import('./provider-choice.mjs').Provider} provider @param {(line: string) => void} say */
async function startOne(server, provider, say) {
  if (provider === 'given') {
    return { address: String(process.env[variables[server].given]), stop: async () => undefined };
  }
  if (provider === 'local') return server === 'postgres' ? localPostgres() : localKafka(say);
  const { startContainer } = await import('./test-containers.mjs');
  return startContainer(server);
}

/** @param {readonly Server[]} wanted */
async function providersHere(wanted) {
  const say = (/** @type {string} */ line) =>
    void process.stderr.write(`test environment: ${line}\n`);
  const forced = forcedProvider();
  const isGiven = (/** @type {Server} */ server) =>
    !forced && Boolean(process.env[variables[server].given]);
  const own = wanted.filter((server) => !isGiven(server));
  const asksDocker = forced !== 'local' && own.length > 0;
  const providers = chooseProviders({
    postgresGiven: isGiven('postgres'),
    kafkaGiven: isGiven('kafka') || !wanted.includes('kafka'),
    forced,
    whyNoContainers: asksDocker
      ? await whyNoContainers(own, { needsCompose: false, say })
      : undefined,
    whyNoLocalKafka: whyNoLocalKafka(),
  });
  say(wanted.map((server) => `${server} ${providers[server]}`).join(', '));
  return { providers, say };
}

/** @returns {'containers' | 'local' | undefined} */
function forcedProvider() {
  const value = process.env['TEST_ENVIRONMENT'] || undefined;
  if (value === undefined || value === 'containers' || value === 'local') return value;
  throw new Trouble('TEST_ENVIRONMENT must be "containers" or "local", or be left out.');
}

/** @returns {Promise<TestServer>} */
async function localPostgres() {
  const { home } = postgresHome();
  const account = postgresAccount();
  const base = [tmpdir(), '/tmp'].find((one) => canEnter(one, account)) ?? home;
  const folder = temporaryFolder(base);
  ownedFolder(folder, account);
  const { url, process } = await startPostgres({
    home,
    data: join(folder, 'data'),
    account,
    logFile: join(folder, 'postgres.log'),
    shortLived: true,
  });
  return { address: url, stop: () => end(process, 'SIGQUIT', folder) };
}

/** @param {(line: string) => void} say @returns {Promise<TestServer>} */
async function localKafka(say) {
  const jars = await kafkaJars({ stateFolder, logs, say });
  const folder = temporaryFolder(tmpdir());
  const logFile = join(folder, 'kafka.log');
  const { brokers, process } = await startBroker({ folder, jars, logFile, shortLived: true });
  return { address: brokers, stop: () => end(process, 'SIGKILL', folder) };
}

/** @param {string} base */
function temporaryFolder(base) {
  const folder = mkdtempSync(join(base, 'waymark-test-'));
  watch(`folder:${folder}`);
  return folder;
}

/** @param {import('./processes.mjs').RunningProcess} process @param {NodeJS.Signals} signal @param {string} folder */
async function end(process, signal, folder) {
  await process.stop(signal);
  rmSync(folder, { recursive: true, force: true });
  unwatch(`folder:${folder}`);
}
