import { setTimeout as sleep } from 'node:timers/promises';
import { howItEnded, lastLines, startProcess } from './processes.mjs';
import { Trouble, machineFault } from './trouble.mjs';
import { waitUntil } from './wait-until.mjs';

/**
 * @typedef {import('./processes.mjs').RunningProcess} RunningProcess
 *
 * @typedef {object} Supervised
 * @property {string} name
 * @property {readonly string[]} args of Node
 * @property {NodeJS.ProcessEnv} env
 * @property {string} cwd
 * @property {string} logFile
 * @property {() => Promise<void>} isReady throws until it is
 *
 * @typedef {object} Limits
 * @property {number} restarts allowed within a minute
 * @property {number} firstPauseMs doubled with each restart within a minute
 * @property {number} [longestPauseMs]
 * @property {number} readyWithinMs
 * @property {number} stopWithinMs
 */

/** @type {Limits} services drain for up to 25 s */
export const usualLimits = {
  restarts: 5,
  firstPauseMs: 500,
  // A machine that does five other things takes a minute and more; one that never comes is known soon by its end.
  readyWithinMs: 180_000,
  stopWithinMs: 30_000,
};

const minute = 60_000;
const linesShown = 12;

/** Keeps processes running: one that ends is started again, one that keeps ending ends the line. */
export class Supervisor {
  /** @type {Map<string, RunningProcess>} */
  #running = new Map();
  /** @type {Set<RunningProcess>} that are meant to end */
  #released = new Set();
  #stopping = false;

  /**
   * @param {{ say: (line: string) => void, givenUp: (trouble: Trouble) => void, ended?: (name: string, exit: import('./processes.mjs').Exit) => void, signal?: AbortSignal, limits?: Limits }} options
   */
  constructor({ say, givenUp, ended = () => undefined, signal, limits = usualLimits }) {
    this.say = say;
    this.ended = ended;
    this.signal = signal;
    this.givenUp = givenUp;
    this.limits = limits;
  }

  /** @param {Supervised} one @returns {Promise<void>} resolved when it is ready */
  async start(one) {
    const running = this.#begin(one);
    await this.#ready(one, running);
    void this.#keep(one, running);
  }

  /** @param {string} name @returns {RunningProcess | undefined} as it runs now */
  process(name) {
    return this.#running.get(name);
  }

  /** Stops one for good, or until it is started again. @param {string} name */
  async release(name) {
    const running = this.#running.get(name);
    if (!running) return;
    this.#released.add(running);
    this.#running.delete(name);
    await running.stop('SIGTERM', this.limits.stopWithinMs);
  }

  /** @param {readonly string[]} [names] all, unless named */
  async stop(names = [...this.#running.keys()]) {
    this.#stopping = true;
    await Promise.all(
      names.map((name) => this.#running.get(name)?.stop('SIGTERM', this.limits.stopWithinMs)),
    );
  }

  /** @param {Supervised} one */
  #begin(one) {
    if (this.#stopping) throw new Error('The line is being stopped.');
    const running = startProcess({ ...one, command: process.execPath });
    this.#running.set(one.name, running);
    return running;
  }

  /** @param {Supervised} one @param {RunningProcess} running */
  async #ready({ name, logFile, isReady }, running) {
    /** @type {Trouble | undefined} */
    let ended;
    void running.exited.then((exit) => (ended = deadChild(name, logFile, howItEnded(exit))));
    await waitUntil(isReady, {
      withinMs: this.limits.readyWithinMs,
      giveUp: () => ended,
      signal: this.signal,
    }).catch((error) => {
      if (error instanceof Trouble || this.signal?.aborted) throw error;
      const seconds = this.limits.readyWithinMs / 1000;
      throw deadChild(name, logFile, `was not ready after ${seconds} s (${error.message})`);
    });
  }

  /** @param {Supervised} one @param {RunningProcess} first */
  async #keep(one, first) {
    /** @type {number[]} */
    let restarts = [];
    for (let running = first; ;) {
      const exit = await running.exited;
      if (this.#stopping || this.#released.has(running)) return;
      this.ended(one.name, exit);
      const trouble = deadChild(one.name, one.logFile, howItEnded(exit));
      restarts = [...restarts.filter((at) => at > performance.now() - minute), performance.now()];
      if (restarts.length > this.limits.restarts) {
        return this.givenUp(
          new Trouble(
            `${trouble.message}\n${one.name} ended ${restarts.length} times within a minute, so everything is stopped: put right what its log says and run npm start again.`,
          ),
        );
      }
      this.say(`${trouble.message}\n  It is being started again.`);
      const { firstPauseMs, longestPauseMs = Infinity } = this.limits;
      await sleep(Math.min(firstPauseMs * 2 ** (restarts.length - 1), longestPauseMs));
      if (this.#stopping || this.#released.has(running)) return;
      running = this.#begin(one);
      void this.#ready(one, running).then(
        () => this.say(`✓ ${one.name} is ready again`),
        () => running.stop('SIGTERM', this.limits.stopWithinMs),
      );
    }
  }
}

/**
 * @param {string} name @param {string} logFile @param {string} what
 * @returns {Trouble} what happened, the end of its log, and where the rest is
 */
export function deadChild(name, logFile, what) {
  const end = lastLines(logFile, linesShown);
  const fault = machineFault(end);
  const said = end ? ` Its last lines:\n${end.replace(/^/gm, '  │ ')}\n` : '\n';
  return new Trouble(`✗ ${name} ${what}.${said}  ${fault ?? `All it said is in ${logFile}.`}`);
}
