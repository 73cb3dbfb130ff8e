import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureTopics, topics } from '../../kafka/topics.mjs';
import { prepareDatabases } from '../../postgres/databases.mjs';
import { migrateDatabases } from '../../postgres/migrate-databases.mjs';
import { query } from '../../bench/servers.mjs';
import { machineToken } from '../../start/machine-token.mjs';
import { checkout } from '../../start/places.mjs';
import { freePort } from '../../start/ports.mjs';
import { portsFrom, programs } from '../../start/services.mjs';
import { supervised } from '../../start/start-programs.mjs';
import { Supervisor } from '../../start/supervisor.mjs';

/**
 * @typedef {import('../../start/services.mjs').Program} Program
 * @typedef {import('../../start/processes.mjs').RunningProcess} RunningProcess
 * @typedef {'intake' | 'eligibility' | 'routing' | 'notification' | 'operations'} Service
 *
 * @typedef {object} End of a process that nobody here ended
 * @property {string} name
 * @property {number} at
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 *
 * @typedef {object} LineOptions
 * @property {import('./servers.mjs').Servers} servers
 * @property {string} copy of the built services
 * @property {number} smtpPort of the message provider
 * @property {NodeJS.ProcessEnv} notificationEnv how it comes to the receiver of the run
 * @property {readonly object[]} issuers that the services believe besides
 * @property {(line: string) => void} say
 */

/** @type {readonly Service[]} */
export const services = ['intake', 'eligibility', 'routing', 'notification', 'operations'];

/** A process may be killed as often as a fault wants; a start on a busy machine takes its time. */
const limits = {
  restarts: Infinity,
  firstPauseMs: 200,
  longestPauseMs: 1_000,
  readyWithinMs: 120_000,
  stopWithinMs: 30_000,
};
const renewTokensMs = 60_000;
/** The line is not waited for because a provider is spared. */
const messagesPerSecond = '500';
let lines = 0;

/** The services as processes under production settings, supervised, behind links, on databases and topics of their own. */
export class Line {
  /** @type {Map<string, Program>} */
  #programs = new Map();
  /** @type {Map<string, number>} names of processes whose end is meant, how often */
  #meant = new Map();
  /** @type {Map<string, string>} */
  #tokens = new Map();
  /** @type {NodeJS.Timeout | undefined} */
  #renewing;
  #supervisor;
  #instances = 0;
  /** @type {End[]} */
  ends = [];
  /** Names of processes that were added, and that ended, since somebody last looked. */
  turnover = {
    came: /** @type {Set<string>} */ (new Set()),
    went: /** @type {Set<string>} */ (new Set()),
  };
  /** @type {Readonly<Record<string, string>>} past the links */
  databaseUrls = {};
  /** @type {Record<string, import('./link.mjs').Link>} service → its link to PostgreSQL */
  postgresLinks = {};

  /** @param {LineOptions} options */
  constructor(options) {
    this.options = options;
    this.prefix = `faults-${process.pid}-${(lines += 1)}`;
    this.folder = join(options.servers.folder, this.prefix);
    this.#supervisor = new Supervisor({
      say: options.say,
      givenUp: (trouble) => options.say(trouble.message),
      ended: (name, { code, signal }) => this.#ended(name, code, signal),
      limits,
    });
  }

  async start() {
    const { servers } = this.options;
    mkdirSync(this.folder);
    await this.#emptyPlaces();
    this.ports = await freePorts();
    for (const service of services) this.postgresLinks[service] = await servers.postgres.link();
    const { surroundings, services: all } = this.#table(this.postgresLinks);
    const identity = surroundings.filter(({ name }) => name === 'identity');
    const own = all.filter(({ name }) => services.includes(/** @type {Service} */ (name)));
    for (const group of [identity, own]) {
      for (const program of group) this.#programs.set(program.name, program);
      await Promise.all(group.map((program) => this.#supervise(program)));
    }
    await this.#renewTokens();
    this.#renewing = setInterval(
      () => void this.#renewTokens().catch(() => undefined),
      renewTokensMs,
    );
  }

  async stop() {
    clearInterval(this.#renewing);
    await this.#supervisor.stop();
    await Promise.all(Object.values(this.postgresLinks).map((link) => link.close()));
  }

  /** @param {Service | 'web'} service */
  url(service) {
    return `http://localhost:${this.ports[service]}`;
  }

  /** @param {string} name */
  urlOf(name) {
    const program = this.#programs.get(name);
    return `http://localhost:${program?.env.PORT}`;
  }

  /** Of the services; further instances have names of their own. */
  names() {
    return [...this.#programs.keys()].filter((name) => name !== 'identity');
  }

  /** @param {string} name */
  logOf(name) {
    return join(this.folder, `${name}.log`);
  }

  /** @param {string} name @returns {number} */
  pid(name) {
    return Number(this.#supervisor.process(name)?.pid);
  }

  /** @param {string} name */
  isRunning(name) {
    return this.#supervisor.process(name)?.isRunning() ?? false;
  }

  /** Ends a process; the supervisor starts it again. @param {string} name @param {NodeJS.Signals} signal */
  kill(name, signal) {
    const running = this.#supervisor.process(name);
    if (!running?.isRunning()) return false;
    this.#meant.set(name, (this.#meant.get(name) ?? 0) + 1);
    process.kill(Number(running.pid), signal);
    return true;
  }

  /** @param {string} name @param {'SIGSTOP' | 'SIGCONT'} signal */
  signal(name, signal) {
    process.kill(this.pid(name), signal);
  }

  /** Stops one in order, until it is started again. @param {string} name */
  stopOne(name) {
    this.turnover.went.add(serviceOf(name));
    return this.#supervisor.release(name);
  }

  /** @param {string} name */
  startOne(name) {
    return this.#supervise(this.#program(name));
  }

  /** Runs one from now on in another way. @param {string} name @param {{ env?: NodeJS.ProcessEnv, copy?: string }} how `copy`: other built services */
  async startOtherwise(name, { env = {}, copy = this.options.copy }) {
    const program = this.#program(name);
    await this.stopOne(name);
    const other = {
      ...program,
      file: join(copy, relative(this.options.copy, program.file)),
      env: { ...program.env, ...env },
    };
    await this.#supervise(other);
  }

  /**
   * One more process of a service, with a link of its own to PostgreSQL.
   * @param {Service} service @param {NodeJS.ProcessEnv} [env]
   */
  async addInstance(service, env = {}) {
    const name = `${service}-${(this.#instances += 1) + 1}`;
    const link = await this.options.servers.postgres.link();
    this.postgresLinks[name] = link;
    const table = this.#table({ ...this.postgresLinks, [service]: link });
    const program = table.services.find((one) => one.name === service);
    if (!program) throw new Error(`${service} is no service.`);
    const port = String(await freePort());
    const own = {
      ...program,
      name,
      readyUrl: `http://localhost:${port}/health/ready`,
      env: { ...program.env, PORT: port, ...env },
    };
    this.#programs.set(name, own);
    this.turnover.came.add(name);
    await this.#supervise(own);
    return name;
  }

  /** The web site, for faults that people meet there. */
  async startSite() {
    const link = await this.options.servers.postgres.link();
    this.postgresLinks.web = link;
    const site = this.#table(this.postgresLinks).services.find(({ name }) => name === 'web');
    if (!site) throw new Error('There is no web site.');
    this.#programs.set(site.name, site);
    await this.#supervise(site);
  }

  /** @param {string} name */
  async removeInstance(name) {
    await this.stopOne(name);
    this.#programs.delete(name);
    await this.postgresLinks[name]?.close();
    delete this.postgresLinks[name];
  }

  /** Who vouches for programmes. */
  identityUrl() {
    return `http://localhost:${this.ports.identity}`;
  }

  /** @param {'writer' | 'reader' | 'onlooker' | 'stranger'} who `onlooker`: reads in routing what it sent */
  token(who) {
    return this.#tokens.get(who) ?? '';
  }

  /** @param {Record<string, import('./link.mjs').Link>} links */
  #table(links) {
    const { servers, smtpPort, issuers, copy, notificationEnv } = this.options;
    const databaseUrls = Object.fromEntries(
      Object.entries(this.databaseUrls).map(([service, url]) => [
        service,
        through(url, links[service]),
      ]),
    );
    const table = programs({
      databaseUrls,
      kafkaBrokers: servers.kafka.lineAddress,
      ports: { ...this.ports, mail: smtpPort },
      stateFolder: this.folder,
      extraIssuers: issuers,
    });
    const built = join(checkout, 'dist');
    return {
      surroundings: table.surroundings,
      services: table.services.map((program) => ({
        ...program,
        file: program.file.replace(built, copy),
        env: {
          ...program.env,
          TOPIC_PREFIX: this.prefix,
          NODE_ENV: 'production',
          MESSAGES_PER_SECOND: messagesPerSecond,
          MACHINE_REQUESTS_PER_MINUTE: '10000000',
          ...(program.name === 'notification' && notificationEnv),
          WEB_ORGANISATION_REFERRALS_PER_MINUTE: '10000000',
        },
      })),
    };
  }

  async #emptyPlaces() {
    const { postgres, kafka } = this.options.servers;
    const left = await query(
      postgres.url,
      `SELECT quote_ident(datname) AS name FROM pg_database WHERE datname LIKE 'waymark%'`,
    );
    for (const { name } of left) await query(postgres.url, `DROP DATABASE ${name} WITH (FORCE)`);
    this.databaseUrls = await prepareDatabases(postgres.url, 'waymark');
    await migrateDatabases(postgres.url);
    await ensureTopics(
      kafka.address,
      topics.map((topic) => ({ ...topic, name: topic.name.replace(/^waymark/, this.prefix) })),
    );
  }

  async #renewTokens() {
    const tokenUrl = `${this.identityUrl()}/token`;
    const wanted = /** @type {const} */ ([
      ['writer', 'waymark-examples', 'intake', ['referrals:write']],
      ['reader', 'waymark-examples', 'intake', ['referrals:read']],
      ['onlooker', 'waymark-examples', 'routing', ['referrals:read']],
      ['stranger', 'maternity-system', 'intake', ['referrals:read']],
    ]);
    for (const [who, client, service, scopes] of wanted) {
      const token = await machineToken({ tokenUrl, client, service, scopes });
      this.#tokens.set(who, token);
    }
  }

  /** @param {string} name @param {number | null} code @param {NodeJS.Signals | null} signal */
  #ended(name, code, signal) {
    this.turnover.went.add(serviceOf(name));
    const meant = this.#meant.get(name) ?? 0;
    if (meant > 0) this.#meant.set(name, meant - 1);
    else this.ends.push({ name, at: Date.now(), code, signal });
  }

  /** @param {string} name */
  #program(name) {
    const program = this.#programs.get(name);
    if (!program) throw new Error(`${name} is no process of the line.`);
    return program;
  }

  /** @param {Program} program */
  #supervise(program) {
    return this.#supervisor.start(supervised(program, (name) => this.logOf(name)));
  }
}

/** Of a further instance, whose it is. @param {string} name */
export const serviceOf = (name) => name.replace(/-\d+$/, '');

/** @param {string} url @param {import('./link.mjs').Link | undefined} link */
function through(url, link) {
  if (!link) return url;
  const address = new URL(url);
  address.port = String(link.port);
  return address.href;
}

async function freePorts() {
  const names = Object.keys(portsFrom(0));
  const ports = new Set();
  while (ports.size < names.length) ports.add(await freePort());
  return Object.fromEntries([...ports].map((port, at) => [names[at], port]));
}
