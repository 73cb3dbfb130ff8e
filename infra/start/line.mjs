import { rmSync } from 'node:fs';
import { ensureTopics } from '../kafka/topics.mjs';
import { prepareDatabases } from '../postgres/databases.mjs';
import { migrateInAProcess } from '../postgres/migrate-in-a-process.mjs';
import { allOrFirstError } from './all-or-first-error.mjs';
import { build } from './build.mjs';
import { sendExamples } from './examples.mjs';
import { checkPorts, checkSpace, takeCheckout } from './machine-checks.mjs';
import { readOptions } from './options.mjs';
import { onParentGone } from './parent.mjs';
import { logOf, logs, stateFolder } from './places.mjs';
import { howItEnded } from './processes.mjs';
import { say, secondsSince, step } from './progress.mjs';
import { startServers } from './servers.mjs';
import { startPrograms } from './start-programs.mjs';
import { figuresPort, figuresPorts, portsFrom, programs } from './services.mjs';
import { signIns } from './sign-ins.mjs';
import { Supervisor, deadChild } from './supervisor.mjs';
import { sentenceFor } from './trouble.mjs';

/** @typedef {import('./local-servers.mjs').StartedServer} StartedServer */

/**
 * Brings the whole line up, keeps it running until it is asked to stop, and stops all of it.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code
 */
export async function start(args, env) {
  const line = new Line();
  try {
    await line.bringUp(readOptions(args, env));
    return await line.ended();
  } catch (error) {
    if (!line.wasAskedToStop()) say(`\n${sentenceFor(error)}`);
    return line.wasAskedToStop() ? 130 : 1;
  } finally {
    await line.stop();
  }
}

/** @param {AbortSignal} signal @returns {Promise<never>} rejects when it is given */
function aborted(signal) {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

class Line {
  #started = performance.now();
  #end = Promise.withResolvers();
  #abandoned = new AbortController();
  #askedToStop = false;
  #stopping = false;
  /** @type {StartedServer[]} */
  #servers = [];
  #releaseCheckout = () => {};
  #supervisor = new Supervisor({
    say,
    signal: this.#abandoned.signal,
    givenUp: (trouble) => this.#end.reject(trouble),
  });

  constructor() {
    this.#end.promise.catch(() => undefined);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => this.#askToStop());
    onParentGone(() => this.#askToStop());
  }

  /** npm passes Ctrl-C on, so one press may arrive twice; the second says nothing new. */
  #askToStop() {
    this.#askedToStop = true;
    this.#abandoned.abort();
    this.#end.resolve(undefined);
  }

  wasAskedToStop() {
    return this.#askedToStop;
  }

  /** @returns {Promise<number>} */
  async ended() {
    await this.#end.promise;
    return 0;
  }

  /** @param {import('./options.mjs').Options} options */
  async bringUp(options) {
    const { signal } = this.#abandoned;
    const ports = portsFrom(options.portBase);
    this.#releaseCheckout = takeCheckout();
    checkSpace();
    await checkPorts({ ...ports, ...figuresPorts(ports) });
    rmSync(logs, { recursive: true, force: true });

    const building = step(
      'building',
      () => build(signal),
      (built) => (built ? 'sources built' : undefined),
    );
    const [servers] = await this.#all([this.#startServers(options, signal), building]);
    const databaseUrls = await step(
      'preparing databases and topics',
      async () => {
        await ensureTopics(servers.kafka.address);
        const urls = await prepareDatabases(servers.postgres.address);
        await migrateInAProcess(servers.postgres.address, signal);
        return urls;
      },
      () => 'databases are up to date, roles and topics are there',
    );
    await startPrograms(
      programs({
        ...{ databaseUrls, ports, stateFolder },
        kafkaBrokers: servers.kafka.address,
        metricsPort: (name) => figuresPort(ports[name]),
      }),
      {
        supervisor: this.#supervisor,
        logOf,
        abandon: () => this.#abandoned.abort(),
      },
    );
    if (options.examples) {
      const sending = sendExamples({ ports, databaseUrl: servers.postgres.address, say });
      await Promise.race([sending, aborted(signal)]);
    }
    say(`\nWaymark is ready: http://localhost:${ports.web}   (${secondsSince(this.#started)})\n`);
    say(await signIns(ports));
    say(`Ctrl-C stops everything. Logs: ${logs}`);
  }

  /** @param {import('./options.mjs').Options} options @param {AbortSignal} signal */
  async #startServers({ fresh, portBase }, signal) {
    const servers = await step(
      'starting PostgreSQL and Kafka',
      () =>
        startServers({
          ports: { postgres: portBase + 32, kafka: portBase + 92 },
          fresh,
          say: (line) => say(`… ${line}`),
          started: (server) => this.#servers.push(server),
          signal,
        }),
      ({ postgres, kafka }) =>
        `PostgreSQL (${postgres.from}) and Kafka (${kafka.from}, ${kafka.address}) are ready`,
    );
    for (const [name, { process: own }] of Object.entries(servers)) {
      void own?.exited.then((exit) => {
        if (!this.#stopping) this.#end.reject(deadChild(name, logOf(name), howItEnded(exit)));
      });
    }
    return servers;
  }

  /**
   * @template {readonly Promise<unknown>[] | []} T
   * @param {T} promises
   */
  async #all(promises) {
    const results = await allOrFirstError(promises, () => this.#abandoned.abort());
    this.#abandoned.signal.throwIfAborted();
    return results;
  }

  /** Services first, so that they hand back what they hold; then what they stand on. */
  async stop() {
    this.#stopping = true;
    if (this.#servers.length > 0) say('\nStopping …');
    await this.#supervisor.stop();
    await Promise.all(this.#servers.map((server) => server.stop().catch(() => undefined)));
    this.#releaseCheckout();
    if (this.#servers.length > 0) say('Everything is stopped.');
  }
}
