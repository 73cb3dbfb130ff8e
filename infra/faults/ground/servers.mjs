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
 *
 * @typedef {object} Servers
 * @property {string} folder of this run
 * @property {string} jars of Kafka
 * @property {Server & { address: string, link: Link, lineAddress: string }} kafka `address`: past the link
 * @property {Server & { url: string, link: () => Promise<Link> }} postgres `url`: of the administrator, past every link
 * @property {() => Promise<void>} stop
 */

/**
 * A Kafka and a PostgreSQL of this run alone, as `npm start` runs them, with links that faults are made on.
 * @param {(line: string) => void} say
 * @returns {Promise<Servers>}
 */
export async function startServers(say) {
  const account = postgresAccount();
  const { home } = postgresHome();
  const place = [tmpdir(), '/tmp'].find((one) => canEnter(one, account)) ?? home;
  // The watchdog removes folders of this name, should this process die without a word.
  const folder = mkdtempSync(join(place, 'waymark-test-faults-'));
  watch(`folder:${folder}`);
  ownedFolder(folder, account);
  const jars = await kafkaJars({ stateFolder, logs, say });
  const kafka = await aKafka(join(folder, 'kafka'), jars);
  const postgres = await aPostgres({ home, account, folder });
  await Promise.all([kafka.start(), postgres.start()]);
  return {
    folder,
    jars,
    kafka,
    postgres,
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
  };
}

/** @param {{ home: string, account: import('../../postgres/account.mjs').Account | undefined, folder: string }} where */
async function aPostgres({ home, account, folder }) {
  const port = await freePort();
  /** @type {Link[]} */
  const links = [];
  /** @type {import('../../start/processes.mjs').RunningProcess | undefined} */
  let running;
  const settings = {
    home,
    data: join(folder, 'postgres'),
    account,
    port,
    logFile: join(folder, 'postgres.log'),
  };
  const start = async () => {
    const { process } = await startPostgres(settings);
    running = process;
  };
  return {
    url: `postgres://postgres:waymark@127.0.0.1:${port}/postgres`,
    pid: () => Number(running?.pid),
    // After a kill the server's own children take a moment to notice.
    start: () => waitUntil(start, { withinMs: 20_000, everyMs: 500 }),
    end: async (/** @type {NodeJS.Signals} */ signal) => running?.stop(signal, 30_000),
    async link() {
      const link = await new Link(postgresReader).listen({ port: await freePort(), target: port });
      links.push(link);
      return link;
    },
    closeLinks: () => Promise.all(links.map((link) => link.close())),
  };
}
