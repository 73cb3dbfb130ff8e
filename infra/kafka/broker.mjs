import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../start/ports.mjs';
import { howItEnded, lastLines, runToEnd, startProcess } from '../start/processes.mjs';
import { Trouble, machineFault } from '../start/trouble.mjs';
import { waitUntil } from '../start/wait-until.mjs';
import { java } from './java.mjs';
import { answers } from './wire.mjs';

const logging = fileURLToPath(new URL('./log4j2.properties', import.meta.url));
const days = 24 * 60;

/** @param {{ port: number, controllerPort: number, data: string }} settings */
export function brokerProperties({ port, controllerPort, data }) {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
log.dirs=${data}
auto.create.topics.enable=false
unclean.leader.election.enable=false
default.replication.factor=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=8
offsets.retention.minutes=${365 * days}
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
`;
}

/**
 * A single-node KRaft broker as a process of this machine, reachable from this machine only.
 * @param {{ folder: string, jars: string, port?: number, logFile: string, shortLived?: boolean, signal?: AbortSignal }} settings
 * @returns {Promise<{ brokers: string, process: import('../start/processes.mjs').RunningProcess }>}
 */
export async function startBroker({ folder, jars, port, logFile, shortLived = false, signal }) {
  const properties = join(folder, 'server.properties');
  const data = join(folder, 'data');
  const chosen = await freePort(port);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    properties,
    brokerProperties({ port: chosen, controllerPort: await freePort(), data }),
  );
  const run = (/** @type {string} */ main, /** @type {readonly string[]} */ options) => ({
    name: 'kafka',
    command: java(),
    args: [...options, `-Dlog4j2.configurationFile=${logging}`, '-cp', classPath(jars), main],
    logFile,
  });
  if (!existsSync(join(data, 'meta.properties'))) {
    const format = run('kafka.tools.StorageTool', ['-Xmx128m', '-XX:TieredStopAtLevel=1']);
    const clusterId = randomBytes(16).toString('base64url');
    await runToEnd({
      ...format,
      args: [...format.args, 'format', '-t', clusterId, '-c', properties],
      signal,
      explain: (output) => brokerTrouble(output, logFile, 'could not prepare its data folder'),
    });
  }
  const broker = run('kafka.Kafka', ['-Xms128m', '-Xmx512m', ...(shortLived ? quickStart : [])]);
  const process = startProcess({ ...broker, args: [...broker.args, properties] });
  await ready(process, `127.0.0.1:${chosen}`, signal);
  return { brokers: `127.0.0.1:${chosen}`, process };
}

/** For a broker that lives for minutes, the second compiler costs more than it brings. */
const quickStart = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** @param {string} jars */
function classPath(jars) {
  return [join(jars, '*')].join(delimiter);
}

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
