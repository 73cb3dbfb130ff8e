import { services } from '../ground/line.mjs';

/** @typedef {import('../ground/line.mjs').Service} Service */

const everyMs = 500;
/** Where each service shows what it has of a referral. @type {Readonly<Record<Service, (id: string) => string>>} */
const places = {
  intake: (id) => `/referrals/${id}`,
  eligibility: (id) => `/referrals/${id}/assessments`,
  routing: (id) => `/placements/${id}`,
  notification: (id) => `/referrals/${id}/messages`,
  operations: (id) => `/referrals/${id}/timeline`,
};
const refused = new Set([403, 404]);

/** People of other organisations, one who refers and one of a team, who ask for referrals all the time, and must never see one. */
export class Stranger {
  /** How often each service refused. @type {Record<string, number>} */
  asked = Object.fromEntries(services.map((service) => [service, 0]));
  /** @type {string[]} what was shown, and by whom */
  seen = [];
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #next = 0;

  /**
   * @param {import('../ground/line.mjs').Line} line
   * @param {import('../load/ack-ledger.mjs').AckLedger} ledger
   * @param {{ stranger: (service: string, role: string) => Promise<string> }} issuer
   */
  constructor(line, ledger, issuer) {
    this.line = line;
    this.ledger = ledger;
    this.issuer = issuer;
  }

  start() {
    this.#timer = setInterval(() => {
      for (const service of services) void this.#ask(service).catch(() => undefined);
    }, everyMs);
  }

  stop() {
    clearInterval(this.#timer);
  }

  /** @param {Service} service */
  async #ask(service) {
    const ids = this.ledger.entries().flatMap(({ referralId }) => referralId ?? []);
    const id = ids[(this.#next += 7) % Math.max(1, ids.length)];
    if (id === undefined) return;
    const role = this.#next % 2 === 0 ? 'referrer' : 'hub-clinician';
    const response = await fetch(`${this.line.url(service)}${places[service](id)}`, {
      headers: { authorization: `Bearer ${await this.issuer.stranger(service, role)}` },
      signal: AbortSignal.timeout(5_000),
    });
    await response.arrayBuffer();
    if (refused.has(response.status)) this.asked[service] += 1;
    else if (response.ok) this.seen.push(`${id} by ${service} to a ${role}`);
  }
}
