import { join } from 'node:path';
import { startBroker } from '../kafka/broker.mjs';
import { kafkaJars } from '../kafka/jars.mjs';
import { enterableFolder, postgresAccount } from '../postgres/account.mjs';
import { startPostgres } from '../postgres/server.mjs';
import { checkout, logOf, logs, stateFolder } from './places.mjs';

/**
 * @typedef {object} StartedServer
 * @property {string} address
 * @property {string} from for people: how it is run
 * @property {import('./processes.mjs').RunningProcess} [process] where it is a process of ours
 * @property {() => Promise<void>} stop
 *
 * @typedef {object} LocalOptions
 * @property {(line: string) => void} say
 * @property {AbortSignal} [signal]
 */

/** @returns {{ home: string, account: import('../postgres/account.mjs').Account | undefined }} */
export function postgresHome() {
  const account = postgresAccount();
  return { account, home: join(enterableFolder({ checkout, stateFolder, account }), 'postgres') };
}

/**
 * @param {LocalOptions & { port: number }} options the preferred port
 * @returns {Promise<StartedServer>}
 */
export async function startLocalPostgres({ port, signal }) {
  const { home, account } = postgresHome();
  const data = join(home, 'data');
  const logFile = logOf('postgres');
  const { url, process } = await startPostgres({ home, data, account, port, logFile, signal });
  return { address: url, from: 'local process', process, stop: () => process.stop('SIGINT') };
}

/**
 * @param {LocalOptions & { port: number }} options the preferred port
 * @returns {Promise<StartedServer>}
 */
export async function startLocalKafka({ port, say, signal }) {
  const jars = await kafkaJars({ stateFolder, logs, say, signal });
  const folder = join(stateFolder, 'kafka');
  const logFile = logOf('kafka');
  const { brokers, process } = await startBroker({ folder, jars, port, logFile, signal });
  return { address: brokers, from: 'local process', process, stop: () => process.stop() };
}
