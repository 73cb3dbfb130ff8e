import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { whyNoLocalKafka } from '../kafka/java.mjs';
import { allOrFirstError } from './all-or-first-error.mjs';
import { emptyCompose, startComposeServers } from './compose-servers.mjs';
import { whyNoContainers } from './docker.mjs';
import { postgresHome, startLocalKafka, startLocalPostgres } from './local-servers.mjs';
import { stateFolder } from './places.mjs';
import { chooseProviders } from './provider-choice.mjs';
import { Trouble } from './trouble.mjs';

/**
 * @typedef {import('./provider-choice.mjs').Server} Server
 * @typedef {import('./local-servers.mjs').StartedServer} StartedServer
 * @typedef {Record<Server, StartedServer>} Servers
 *
 * @typedef {object} ServerOptions
 * @property {Record<Server, number>} ports preferred
 * @property {boolean} [fresh] forget what earlier starts kept
 * @property {(line: string) => void} say
 * @property {(server: StartedServer) => void} started told of each at once, so that it can be stopped
 * @property {AbortSignal} [signal]
 */

/** @type {Record<Server, string>} */
const variables = { postgres: 'DATABASE_URL', kafka: 'KAFKA_BROKERS' };

/** @param {Server} server */
function given(server) {
  return process.env[variables[server]] || undefined;
}

/**
 * PostgreSQL and Kafka for `npm start`, by the first way that this machine offers.
 * @param {ServerOptions} options
 * @returns {Promise<Servers>}
 */
export async function startServers(options) {
  const providers = await providersHere(options.say);
  if (options.fresh) await forgetData(providers);
  const local = { postgres: startLocalPostgres, kafka: startLocalKafka };
  const composed = composedServers(providers, options);
  /** @param {Server} server @returns {Promise<StartedServer>} */
  const start = async (server) => {
    const provider = providers[server];
    const address = given(server);
    if (provider === 'given' && address) {
      return { address, from: `given by ${variables[server]}`, stop: async () => undefined };
    }
    const begun =
      provider === 'local'
        ? await local[server]({ ...options, port: options.ports[server] })
        : (await composed)[server];
    if (!begun) throw new Error(`Nothing started ${server}.`);
    options.started(begun);
    return begun;
  };
  const [postgres, kafka] = await allOrFirstError([start('postgres'), start('kafka')]);
  return { postgres, kafka };
}

/** @param {(line: string) => void} say */
async function providersHere(say) {
  const postgresGiven = given('postgres') !== undefined;
  const kafkaGiven = given('kafka') !== undefined;
  /** @type {Server[]} */
  const own = [
    ...(postgresGiven ? [] : [/** @type {const} */ ('postgres')]),
    ...(kafkaGiven ? [] : [/** @type {const} */ ('kafka')]),
  ];
  return chooseProviders({
    postgresGiven,
    kafkaGiven,
    whyNoContainers:
      own.length > 0 ? await whyNoContainers(own, { needsCompose: true, say }) : undefined,
    whyNoLocalKafka: kafkaGiven ? undefined : whyNoLocalKafka(),
  });
}

/**
 * @param {Record<Server, import('./provider-choice.mjs').Provider>} providers
 * @param {ServerOptions} options
 * @returns {Promise<Partial<Servers>>}
 */
async function composedServers(providers, options) {
  const servers = /** @type {Server[]} */ (Object.keys(providers)).filter(
    (server) => providers[server] === 'containers',
  );
  return servers.length > 0 ? startComposeServers(servers, options) : {};
}

/** @param {Record<Server, import('./provider-choice.mjs').Provider>} providers */
async function forgetData(providers) {
  const kept = /** @type {Server[]} */ (Object.keys(providers)).find(
    (server) => providers[server] === 'given',
  );
  if (kept) {
    throw new Trouble(
      `--fresh only empties servers that npm start runs itself: leave out ${variables[kept]}, or empty that server yourself and leave out --fresh.`,
    );
  }
  if (Object.values(providers).includes('containers')) await emptyCompose();
  rmSync(join(postgresHome().home, 'data'), { recursive: true, force: true });
  for (const name of ['kafka', 'identity', 'mail']) {
    rmSync(join(stateFolder, name), { recursive: true, force: true });
  }
}
