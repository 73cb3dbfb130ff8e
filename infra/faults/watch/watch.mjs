import { readFileSync } from 'node:fs';
import { query } from '../../bench/servers.mjs';

const lookMs = 500;
const costsEvery = 2;

/**
 * @typedef {object} Look
 * @property {number} at
 * @property {string} name
 * @property {boolean} isReady
 * @property {boolean} isLive
 * @property {boolean} answers
 */

/** Looks at every process all the time: its health, its memory, its connections. */
export class Watch {
  /** @type {Look[]} */
  looks = [];
  /** @type {Record<string, number>} */
  peakMb = {};
  /** @type {Record<string, number>} role → most connections at once */
  mostConnections = {};
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #rounds = 0;

  /** @param {import('../ground/line.mjs').Line} line @param {string} adminUrl */
  constructor(line, adminUrl) {
    this.line = line;
    this.adminUrl = adminUrl;
  }

  /** What was counted is of one fault alone. */
  begin() {
    this.peakMb = {};
    this.mostConnections = {};
  }

  start() {
    this.#timer = setInterval(() => void this.#round(), lookMs);
  }

  stop() {
    clearInterval(this.#timer);
  }

  /**
   * How long after a moment a process first said that it is not ready; a process that does not answer says so too.
   * @param {string} name @param {number} since @returns {number | undefined}
   */
  notReadyAfterMs(name, since) {
    const look = this.looks.find((one) => one.name === name && one.at >= since && !one.isReady);
    return look && look.at - since;
  }

  /** Processes that called themselves dead and went on for longer than this. @param {number} mostMs @returns {readonly string[]} */
  deadAndThere(mostMs) {
    const names = [...new Set(this.looks.map(({ name }) => name))];
    return names.filter((name) => {
      let since = Infinity;
      return this.looks.some((look) => {
        if (look.name !== name) return false;
        const isDead = look.answers && !look.isLive;
        since = isDead ? Math.min(since, look.at) : Infinity;
        return isDead && look.at - since > mostMs;
      });
    });
  }

  async #round() {
    this.#rounds += 1;
    await Promise.all(this.line.names().map((name) => this.#look(name)));
    if (this.#rounds % costsEvery === 0) {
      for (const name of this.line.names()) this.#memory(name);
      await this.#connections().catch(() => undefined);
    }
  }

  /** @param {string} name */
  async #look(name) {
    const at = Date.now();
    const url = this.line.urlOf(name);
    const [ready, live] = await Promise.all([
      status(`${url}/health/ready`),
      status(`${url}/health/live`),
    ]);
    this.looks.push({
      at,
      name,
      isReady: ready === 200,
      isLive: live === 200,
      answers: live !== undefined,
    });
  }

  /** @param {string} name */
  #memory(name) {
    try {
      const text = readFileSync(`/proc/${this.line.pid(name)}/status`, 'utf8');
      const mb = Number(/^VmHWM:\s+(\d+) kB/m.exec(text)?.[1]) / 1024;
      this.peakMb[name] = Math.max(this.peakMb[name] ?? 0, mb);
    } catch {
      // It has just ended, or this system does not tell.
    }
  }

  async #connections() {
    const rows = await query(
      this.adminUrl,
      `SELECT usename AS role, count(*)::int AS n FROM pg_stat_activity
       WHERE usename LIKE 'waymark%' AND application_name NOT IN ('', 'faults') GROUP BY 1`,
    );
    for (const { role, n } of rows) {
      this.mostConnections[role] = Math.max(this.mostConnections[role] ?? 0, n);
    }
  }
}

/** @param {string} url @returns {Promise<number | undefined>} */
async function status(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(4_000) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return undefined;
  }
}
