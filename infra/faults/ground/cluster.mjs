import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Front } from '../../cluster/front.mjs';
import { nodeAt } from '../../cluster/node.mjs';
import { kafkaJars } from '../../kafka/jars.mjs';
import { docker, whyNoContainers } from '../../start/docker.mjs';
import { checkout, logOf, logs, stateFolder } from '../../start/places.mjs';
import { freePort } from '../../start/ports.mjs';
import { runToEnd } from '../../start/processes.mjs';
import { Trouble } from '../../start/trouble.mjs';
import { unwatch, watch } from '../../start/watchdog.mjs';
import { Link } from './link.mjs';
import { postgresReader } from './readers.mjs';

/** @typedef {'kafka-1' | 'kafka-2' | 'kafka-3' | 'postgres-1' | 'postgres-2'} Part */

/** @type {readonly Part[]} */
const parts = ['kafka-1', 'kafka-2', 'kafka-3', 'postgres-1', 'postgres-2'];

/** Why the cluster of docker-compose.yml cannot be had here. @param {(line: string) => void} say */
export const whyNoCluster = (say) =>
  whyNoContainers(['postgres', 'kafka'], { needsCompose: true, say });

/**
 * The brokers and the PostgreSQL nodes of docker-compose.yml's profile "cluster", in a project of this run alone. The
 * services, which are processes here as in every fault, come to them as they do in that profile: by a list of brokers,
 * and by the front that leads to the primary.
 * @param {(line: string) => void} say
 */
export async function startCluster(say) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-test-faults-'));
  watch(`folder:${folder}`);
  const containers = await containersOf(parts);
  const leave = async () => {
    await containers.down();
    rmSync(folder, { recursive: true, force: true });
    unwatch(`folder:${folder}`);
  };
  try {
    const jars = await kafkaJars({ stateFolder, logs, say });
    await containers.up(parts);
    const address = parts
      .filter((part) => part.startsWith('kafka'))
      .map((part) => `127.0.0.1:${containers.port(part)}`)
      .join(',');
    const postgres = await behindFront(['postgres-1', 'postgres-2'].map(containers.nodeUrl), say);
    return {
      folder,
      logs: [containers.logFile],
      jars,
      // No link stands before the brokers: each tells clients of all the others.
      kafka: { address, lineAddress: address, link: new Link() },
      postgres,
      cluster: containers,
      startWhatEnded: async () => undefined,
      async stop() {
        await postgres.close();
        await leave();
      },
    };
  } catch (error) {
    await leave();
    throw error;
  }
}

/** @param {readonly Part[]} all */
async function containersOf(all) {
  const run = createHash('sha256').update(`${checkout} ${process.pid}`).digest('hex').slice(0, 8);
  const project = `waymark-faults-${run}`;
  const ports = new Map(await Promise.all(all.map(async (part) => withPort(part))));
  const env = { ...process.env };
  for (const [part, port] of ports) env[`${part.toUpperCase().replace('-', '_')}_PORT`] = `${port}`;
  const logFile = logOf('cluster');
  const file = ['-f', join(checkout, 'docker-compose.yml'), '-p', project, '--profile', 'cluster'];
  const compose = (/** @type {readonly string[]} */ args) =>
    runToEnd({
      ...{ name: 'docker compose', command: 'docker', args: ['compose', ...file, ...args] },
      ...{ env, logFile },
      explain: (output) => new Trouble(`docker compose ${args[0]} failed:\n${output}`),
    });
  const container = (/** @type {Part} */ part) => `${project}-${part}-1`;
  const up = (/** @type {readonly Part[]} */ which) =>
    compose(['up', '--detach', '--wait', '--no-build', '--no-deps', ...which]);
  watch(`compose:${project}`);
  return {
    logFile,
    up,
    port: (/** @type {Part} */ part) => Number(ports.get(part)),
    nodeUrl: (/** @type {string} */ part) =>
      `postgres://postgres:waymark@127.0.0.1:${ports.get(part)}/postgres`,
    /** At once, as a lost machine. @param {Part} part */
    kill: (part) => docker(['kill', '--signal', 'KILL', container(part)], 30_000),
    /** Again on what it had. @param {Part} part */
    start: (part) => up([part]),
    /** Again with nothing. @param {Part} part */
    async startEmpty(part) {
      await compose(['rm', '--force', '--stop', part]);
      await docker(['volume', 'rm', `${project}_${part}`], 30_000);
      await up([part]);
    },
    /** As docs/reliability.md says. @param {Part} part the standby */
    takeOver: (part) => docker(['exec', container(part), 'bash', '/cluster/take-over.sh'], 90_000),
    async down() {
      await compose(['down', '--volumes', '--timeout', '0']).catch(() => undefined);
      unwatch(`compose:${project}`);
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof containersOf>>} Cluster */

/** @param {Part} part @returns {Promise<[Part, number]>} */
const withPort = async (part) => [part, await freePort()];

/** @param {readonly string[]} urls of the nodes @param {(line: string) => void} say */
async function behindFront(urls, say) {
  const port = await freePort();
  const front = await new Front(urls.map(nodeAt), say).listen({ host: '127.0.0.1', port });
  /** @type {Link[]} */
  const links = [];
  return {
    url: `postgres://postgres:waymark@127.0.0.1:${port}/postgres`,
    async link() {
      const link = new Link(postgresReader);
      links.push(await link.listen({ port: await freePort(), target: port }));
      return link;
    },
    async close() {
      await Promise.all(links.map((link) => link.close()));
      await front.close();
    },
  };
}
