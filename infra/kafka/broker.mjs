import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, withPortsOfItsOwn } from '../start/ports.mjs';
import { howItEnded, lastLines, runToEnd, startProcess } from '../start/processes.mjs';
import { Trouble, machineFault } from '../start/trouble.mjs';
import { waitUntil } from '../start/wait-until.mjs';
import { java } from './java.mjs';
import { answers } from './wire.mjs';

const logging = fileURLToPath(new URL('./log4j2.properties', import.meta.url));
const days = 24 * 60;

/**
 * @param {{ port: number, controllerPort: number, data: string }} settings
 * @returns {Readonly<Record<string, string | number | boolean>>}
 */
const usualProperties = ({ port, controllerPort, data }) => ({
  'process.roles': 'broker,controller',
  'node.id': 1,
  'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
  'controller.listener.names': 'CONTROLLER',
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
  'log.dirs': data,
  'auto.create.topics.enable': false,
  'unclean.leader.election.enable': false,
  'default.replication.factor': 1,
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 8,
  'offsets.retention.minutes': 365 * days,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
  'group.initial.rebalance.delay.ms': 0,
});

/** @param {Readonly<Record<string, unknown>>} properties */
const asFile = (properties) =>
  Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

/**
 * @typedef {object} BrokerSettings
 * @property {string} folder
 * @property {string} jars
 * @property {number} [port] preferred
 * @property {string} logFile
 * @property {boolean} [shortLived]
 * @property {(ports: { port: number, controllerPort: number }) => Readonly<Record<string, string | number | boolean>>} [properties] beside or instead of the usual ones
 * @property {readonly string[]} [formatting] what else the storage tool is told, such as users
 * @property {string} [clusterId] for several brokers that are to be one cluster
 * @property {number} [controllerPort] preferred
 * @property {AbortSignal} [signal]
 *
 * @typedef {{ brokers: string, process: import('../start/processes.mjs').RunningProcess }} StartedBroker
 */

/**
 * A single-node KRaft broker as a process of this machine, reachable from this machine only.
 * @param {BrokerSettings} settings
 * @returns {Promise<StartedBroker>}
 */
export async function startBroker(settings) {
  mkdirSync(settings.folder, { recursive: true });
  return withPortsOfItsOwn(() => startOnce(settings));
}

/** @param {BrokerSettings} settings @returns {Promise<StartedBroker>} */
async function startOnce({ folder, jars, port, logFile, shortLived = false, signal, ...wanted }) {
  const properties = join(folder, 'server.properties');
  const data = join(folder, 'data');
  const chosen = await freePort(port);
  const controllerPort = await freePort(wanted.controllerPort);
  const ports = { port: chosen, controllerPort };
  writeFileSync(
    properties,
    asFile({ ...usualProperties({ ...ports, data }), ...wanted.properties?.(ports) }),
  );
  const run = (/** @type {readonly string[]} */ options) => ({
    name: 'kafka',
    command: java(),
    args: [`-Dlog4j2.configurationFile=${logging}`, '-cp', join(jars, '*'), ...options],
    logFile,
  });
  if (!existsSync(join(data, 'meta.properties'))) {
    // One that begins with a dash, as one in 64 would, is taken for an option.
    const anId = randomBytes(16).toString('base64url').replace(/^-/, 'A');
    const clusterId = wanted.clusterId ?? anId;
    const tool = ['-Xmx128m', '-XX:TieredStopAtLevel=1', 'kafka.tools.StorageTool'];
    await runToEnd({
      ...run([...tool, 'format', '-t', clusterId, '-c', properties, ...(wanted.formatting ?? [])]),
      signal,
      explain: (output) => brokerTrouble(output, logFile, 'could not prepare its data folder'),
    });
  }
  const heap = ['-Xms128m', '-Xmx512m', ...(shortLived ? quickStart : [])];
  const process = startProcess(run([...heap, 'kafka.Kafka', properties]));
  await ready(process, `127.0.0.1:${chosen}`, signal);
  return { brokers: `127.0.0.1:${chosen}`, process };
}

/** For a broker that lives for minutes, the second compiler costs more than it brings. */
const quickStart = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** @param {import('../start/processes.mjs').RunningProcess} process @param {string} broker @param {AbortSignal} [signal] */
async function ready(process, broker, signal) {
  /** @type {import('../start/processes.mjs').Exit | undefined} */
  let exit;
  void process.exited.then((how) => (exit = how));
  try {
    await waitUntil(() => answers(broker), {
      withinMs: 60_000,
      signal,
      giveUp: () =>
        exit && brokerTrouble(lastLines(process.logFile, 40), process.logFile, howItEnded(exit)),
    });
  } catch (error) {
    await process.stop('SIGTERM', 5_000);
    if (error instanceof Trouble || signal?.aborted) throw error;
    throw brokerTrouble('', process.logFile, 'did not answer within a minute');
  }
}

/** @param {string} output @param {string} logFile @param {string} what */
function brokerTrouble(output, logFile, what) {
  const said = output.split('\n').slice(-8).join('\n').replace(/^/gm, '  │ ');
  return new Trouble(
    machineFault(output) ??
      `Kafka ${what}: read ${logFile}, or start over with an empty one (npm start -- --fresh).\n${said}`,
  );
}
