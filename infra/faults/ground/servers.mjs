import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBroker } from '../../kafka/broker.mjs';
import { kafkaJars } from '../../kafka/jars.mjs';
import { canEnter, ownedFolder, postgresAccount } from '../../postgres/account.mjs';
import { startPostgres } from '../../postgres/server.mjs';
import { postgresHome } from '../../start/local-servers.mjs';
import { logs, stateFolder } from '../../start/places.mjs';
import { freePort } from '../../start/ports.mjs';
import { waitUntil } from '../../start/wait-until.mjs';
import { unwatch, watch } from '../../start/watchdog.mjs';
import { Link } from './link.mjs';
import { kafkaReader, postgresReader } from './readers.mjs';

/**
 * @typedef {object} Server that can be ended in any way and started again on the same data and ports
 * @property {() => Promise<void>} start
 * @property {(signal: NodeJS.Signals) => Promise<void>} end
 * @property {() => number} pid
 * @property {() => boolean} isRunning
 *
 * @typedef {object} Servers
 * @property {string} folder of this run
 * @property {readonly string[]} logs of the servers
 * @property {string} jars of Kafka
 * @property {Server & { address: string, link: Link, lineAddress: string }} kafka `address`: past the link
 * @property {Awaited<ReturnType<typeof aPostgres>>} postgres `url`: of the administrator, past every link that is cut
 * @property {import('./cluster.mjs').Cluster} [cluster] where they are one
 * @property {() => Promise<void>} startWhatEnded
 * @property {() => Promise<void>} stop
 *
 * @typedef {object} ServerWishes
 * @property {string} [postgresFolder] where its data is, instead of in the folder of the run
 */

/**
 * A Kafka and a PostgreSQL of this run alone, as `npm start` runs them, with links that faults are made on.
 * @param {(line: string) => void} say
 * @param {ServerWishes} [wishes]
 * @returns {Promise<Servers>}
 */
export async function startServers(say, { postgresFolder } = {}) {
  const account = postgresAccount();
  const { home } = postgresHome();
  const place = [tmpdir(), '/tmp'].find((one) => canEnter(one, account)) ?? home;
  // The watchdog removes folders of this name, should this process die without a word.
  const folder = mkdtempSync(join(place, 'waymark-test-faults-'));
  watch(`folder:${folder}`);
  ownedFolder(folder, account);
  const jars = await kafkaJars({ stateFolder, logs, say });
  const kafka = await aKafka(join(folder, 'kafka'), jars);
  const postgres = await aPostgres({ home, account, folder: postgresFolder ?? folder });
  await Promise.all([kafka.start(), postgres.start()]);
  return {
    folder,
    logs: [join(folder, 'kafka', 'kafka.log'), join(postgresFolder ?? folder, 'postgres.log')],
    jars,
    kafka,
    postgres,
    /** After a fault that could not be brought to its end. */
    async startWhatEnded() {
      for (const server of [kafka, postgres]) if (!server.isRunning()) await server.start();
    },
    async stop() {
      await Promise.all([kafka.end('SIGKILL'), postgres.end('SIGQUIT')]);
      await Promise.all([kafka.link.close(), postgres.closeLinks()]);
      rmSync(folder, { recursive: true, force: true });
      unwatch(`folder:${folder}`);
    },
  };
}

/** @param {string} folder @param {string} jars */
async function aKafka(folder, jars) {
  mkdirSync(folder);
  const port = await freePort();
  // The broker tells the services to come to the link; behind it is a listener that nobody else is told of.
  const behind = await freePort();
  const link = await new Link(kafkaReader).listen({ port: await freePort(), target: behind });
  /** @type {import('../../start/processes.mjs').RunningProcess | undefined} */
  let running;
  return {
    address: `127.0.0.1:${port}`,
    lineAddress: `127.0.0.1:${link.port}`,
    link,
    pid: () => Number(running?.pid),
    async start() {
      const broker = await startBroker({
        folder,
        jars,
        port,
        logFile: join(folder, 'kafka.log'),
        properties: ({ port: own, controllerPort }) => ({
          listeners: `PLAINTEXT://127.0.0.1:${own},LINE://127.0.0.1:${behind},CONTROLLER://127.0.0.1:${controllerPort}`,
          'advertised.listeners': `PLAINTEXT://127.0.0.1:${own},LINE://127.0.0.1:${link.port}`,
          'listener.security.protocol.map':
            'PLAINTEXT:PLAINTEXT,LINE:PLAINTEXT,CONTROLLER:PLAINTEXT',
        }),
      });
      running = broker.process;
    },
    end: async (/** @type {NodeJS.Signals} */ signal) => running?.stop(signal, 30_000),
    isRunning: () => running?.isRunning() ?? false,
  };
}

/** @param {{ home: string, account: import('../../postgres/account.mjs').Account | undefined, folder: string }} where */
async function aPostgres({ home, account, folder }) {
  /** @type {Link[]} */
  const links = [];
  /** @type {import('../../start/processes.mjs').RunningProcess | undefined} */
  let running;
  let port = await freePort();
  let data = join(folder, 'postgres');
  /** @type {Record<string, string>} */
  const settings = {};
  // Whoever looks from outside comes through a link too, which is never cut, so that it follows to another server.
  const own = await new Link().listen({ port: await freePort(), target: port });
  const at = (/** @type {string} */ place) => ({
    home,
    account,
    data: place,
    logFile: join(folder, 'postgres.log'),
  });
  const start = async () => {
    const { process } = await startPostgres({ ...at(data), port, settings });
    running = process;
  };
  return {
    url: `postgres://postgres:waymark@127.0.0.1:${own.port}/postgres`,
    pid: () => Number(running?.pid),
    account,
    /** Of the next start. */
    settings,
    port: () => port,
    data: () => data,
    // After a kill the server's own children take a moment to notice.
    start: () => waitUntil(start, { withinMs: 20_000, everyMs: 500 }),
    end: async (/** @type {NodeJS.Signals} */ signal) => running?.stop(signal, 30_000),
    isRunning: () => running?.isRunning() ?? false,
    async link() {
      const link = await new Link(postgresReader).listen({ port: await freePort(), target: port });
      links.push(link);
      return link;
    },
    /** A second server on a copy of the data; `standbyOf`: it follows. @param {string} place @param {Record<string, string>} also */
    async another(place, also) {
      const second = await startPostgres({
        ...at(place),
        logFile: join(folder, 'standby.log'),
        settings: also,
      });
      return { process: second.process, url: second.url, port: Number(new URL(second.url).port) };
    },
    /** From now on it is the other one that everybody comes to. @param {{ process: import('../../start/processes.mjs').RunningProcess, port: number }} second @param {string} place of its data */
    follow(second, place) {
      running = second.process;
      port = second.port;
      data = place;
      for (const link of [own, ...links]) {
        link.target = port;
        link.endAll();
      }
    },
    closeLinks: () => Promise.all([own, ...links].map((link) => link.close())),
  };
}
