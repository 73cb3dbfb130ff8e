import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { ensureTopics, topics } from '../../kafka/topics.mjs';
import { administratorUrls } from '../../postgres/addresses.mjs';
import { prepareDatabases } from '../../postgres/databases.mjs';
import { migrateDatabases } from '../../postgres/migrate-databases.mjs';
import { machineToken } from '../../start/machine-token.mjs';
import { nodeFlags } from '../../start/node-flags.mjs';
import { checkout } from '../../start/places.mjs';
import { freePort } from '../../start/ports.mjs';
import { lastLines, startProcess } from '../../start/processes.mjs';
import { portsFrom, programs } from '../../start/services.mjs';
import { waitUntil } from '../../start/wait-until.mjs';
import { query } from '../servers.mjs';

/**
 * @typedef {import('../../start/services.mjs').Program} Program
 * @typedef {import('../../start/processes.mjs').RunningProcess} RunningProcess
 *
 * @typedef {object} LineOptions
 * @property {import('../servers.mjs').BenchServers} servers
 * @property {string} [profiles] a folder for one CPU profile a process
 */

const readyWithinMs = 120_000;
const stopWithinMs = 30_000;
/** Machine tokens live for five minutes. */
const renewTokenMs = 60_000;

/** The whole line on databases and topics of its own, each service a process as under `npm start`. */
export class Line {
  /** @type {Map<string, RunningProcess>} */
  #running = new Map();
  /** @type {Map<string, Program>} */
  #programs = new Map();
  #token = '';
  /** @type {string[]} where referrals are posted, besides the first */
  #intakes = [];
  /** @type {NodeJS.Timeout | undefined} */
  #renewing;
  /** @type {Record<string, number>} from its start until it said it was ready, in ms */
  startMs = {};
  /** @type {Readonly<Record<string, string>>} service → its database as the administrator sees it */
  databaseUrls = {};

  /** @param {LineOptions} options */
  constructor(options) {
    this.options = options;
  }

  async start() {
    const { folder, databaseUrl, kafkaBrokers } = this.options.servers;
    mkdirSync(folder, { recursive: true });
    const stateFolder = mkdtempSync(join(folder, 'line-'));
    const prefix = `bench-${Date.now()}`;
    this.logOf = (/** @type {string} */ name) => join(stateFolder, `${name}.log`);
    const left = await query(
      databaseUrl,
      `SELECT quote_ident(datname) AS name FROM pg_database WHERE datname LIKE 'waymark%'`,
    );
    for (const { name } of left) await query(databaseUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    const databaseUrls = await prepareDatabases(databaseUrl);
    await migrateDatabases(databaseUrl);
    this.databaseUrls = administratorUrls(databaseUrl);
    await ensureTopics(
      kafkaBrokers,
      topics.map((topic) => ({ ...topic, name: topic.name.replace(/^waymark/, prefix) })),
    );
    this.ports = await freePorts();
    const { ports } = this;
    const { surroundings, services } = programs({
      databaseUrls,
      kafkaBrokers,
      ports,
      stateFolder,
    });
    for (const program of [...surroundings, ...services]) {
      const limits = {
        MACHINE_REQUESTS_PER_MINUTE: '10000000',
        WEB_ORGANISATION_REFERRALS_PER_MINUTE: '10000000',
        WEB_REQUESTS_PER_MINUTE: '1000000',
      };
      const env = { ...program.env, TOPIC_PREFIX: prefix, ...limits };
      this.#programs.set(program.name, { ...program, env });
    }
    for (const group of [surroundings, services]) {
      await Promise.all(group.map(({ name }) => this.startOne(name)));
    }
    await this.#renewToken();
    this.#renewing = setInterval(
      () => void this.#renewToken().catch(() => undefined),
      renewTokenMs,
    );
  }

  /** Another instance of a service that is there, in the same consumer group. @param {string} name @param {number} nth from 2 */
  async startAnother(name, nth) {
    const { env, ...program } = this.#program(name);
    const port = String(await freePort());
    const another = `${name} ${nth}`;
    this.#programs.set(another, {
      ...program,
      name: another,
      readyUrl: `http://localhost:${port}/health/ready`,
      env: { ...env, PORT: port },
    });
    if (name === 'intake') this.#intakes.push(`http://localhost:${port}/referrals`);
    await this.startOne(another);
  }

  /** @param {string} name */
  async startOne(name) {
    const { file, readyUrl, env } = this.#program(name);
    const { PATH, HOME, TZ } = process.env;
    const { profiles } = this.options;
    const started = performance.now();
    const running = startProcess({
      name,
      command: process.execPath,
      args: [
        ...(profiles ? ['--cpu-prof', `--cpu-prof-dir=${join(profiles, name)}`] : []),
        ...nodeFlags,
        file,
      ],
      cwd: checkout,
      env: { PATH, HOME, TZ, ...env },
      logFile: this.logOf(name),
    });
    this.#running.set(name, running);
    /** @type {Error | undefined} */
    let ended;
    void running.exited.then(() => (ended = this.#dead(name)));
    await waitUntil(
      async () => {
        const response = await fetch(readyUrl, { signal: AbortSignal.timeout(3_000) });
        if (!response.ok) throw new Error(`${name} answers ${response.status}`);
      },
      { withinMs: readyWithinMs, everyMs: 50, giveUp: () => ended },
    );
    this.startMs[name] = performance.now() - started;
  }

  /** @param {string} name */
  async stopOne(name) {
    await this.#running.get(name)?.stop('SIGTERM', stopWithinMs);
    this.#running.delete(name);
  }

  /** The databases are left as they are. */
  async stopServices() {
    const names = [...this.#running.keys()].filter(
      (name) => name.split(' ')[0] in this.databaseUrls,
    );
    await Promise.all(names.map((name) => this.stopOne(name)));
  }

  async startServices() {
    const services = [...this.#programs.keys()].filter((name) => name in this.databaseUrls);
    await Promise.all(services.map((name) => this.startOne(name)));
  }

  /** Services first; what surrounds them last. */
  async stop() {
    clearInterval(this.#renewing);
    const names = [...this.#running.keys()];
    const services = names.filter((name) => name.split(' ')[0] in this.databaseUrls);
    await Promise.all(services.map((name) => this.stopOne(name)));
    await Promise.all(names.map((name) => this.stopOne(name)));
  }

  /** Process by name: those of the line, and what it stands on. */
  pids() {
    const own = [...this.#running].map(([name, { pid }]) => [name, Number(pid)]);
    return { ...Object.fromEntries(own), ...this.options.servers.pids };
  }

  /** Throws when a process has ended: what is measured then is something else. */
  mustBeWhole() {
    for (const [name, running] of this.#running) if (!running.isRunning()) throw this.#dead(name);
  }

  /** @returns {import('../load/load.mjs').Target} */
  target() {
    const urls = [`http://localhost:${this.ports.intake}/referrals`, ...this.#intakes];
    return { url: urls[0], urls, token: () => this.#token };
  }

  async #renewToken() {
    this.#token = await machineToken({
      tokenUrl: `http://localhost:${this.ports.identity}/token`,
      client: 'waymark-examples',
      service: 'intake',
      scopes: ['referrals:write'],
    });
  }

  /** @param {string} name */
  #program(name) {
    const program = this.#programs.get(name);
    if (!program) throw new Error(`${name} is no process of the line.`);
    return program;
  }

  /** @param {string} name */
  #dead(name) {
    return new Error(`${name} has ended. Its last lines:\n${lastLines(this.logOf(name), 15)}`);
  }
}

async function freePorts() {
  const names = Object.keys(portsFrom(0));
  const ports = new Set();
  while (ports.size < names.length) ports.add(await freePort());
  return Object.fromEntries([...ports].map((port, at) => [names[at], port]));
}
