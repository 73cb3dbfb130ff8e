import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {import('./referrals.mjs').ReferralToSend} ReferralToSend
 *
 * @typedef {object} Sent
 * @property {string} referralId
 * @property {number} at when it was sent, in ms since 1970
 * @property {number} acceptMs until the 201
 * @property {boolean} urgent
 *
 * @typedef {object} Target
 * @property {string} url of `POST /referrals`
 * @property {readonly string[]} [urls] of several instances, which take turns
 * @property {() => string} token
 */

const isHere = new Set(['127.0.0.1', 'localhost', '[::1]']);
const idIn = /"referralId":"([0-9a-f-]{36})"/;

/** Posts referrals over connections that are kept, and notes what was acknowledged. */
export class Load {
  #agent;
  #target;
  #addresses;
  #sent = 0;
  #answerWithinMs;

  /** @param {Target} target @param {number} connections @param {number} [answerWithinMs] */
  constructor(target, connections, answerWithinMs = 30_000) {
    this.#target = target;
    this.#answerWithinMs = answerWithinMs;
    this.#addresses = (target.urls ?? [target.url]).map((url) => new URL(url));
    if (this.#addresses.some(({ hostname }) => !isHere.has(hostname))) {
      throw new Error('Load goes to this machine only.');
    }
    this.#agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  }

  /**
   * As fast as they are accepted, so many at a time; when the time is over, those not sent yet are left out.
   * @param {readonly ReferralToSend[]} referrals @param {number} senders @param {number} [withinMs]
   * @returns {Promise<readonly Sent[]>}
   */
  async saturate(referrals, senders, withinMs = Infinity) {
    const end = performance.now() + withinMs;
    /** @type {Sent[]} */
    const sent = [];
    let next = 0;
    const send = async () => {
      for (let at = next++; at < referrals.length; at = next++) {
        if (performance.now() > end) return;
        sent.push(await this.send(referrals[at]));
      }
    };
    await Promise.all(Array.from({ length: senders }, send));
    return sent;
  }

  /**
   * One after the other at a rate that does not wait for answers.
   * @param {readonly ReferralToSend[]} referrals @param {number} perSecond
   * @returns {Promise<readonly Sent[]>}
   */
  async steadily(referrals, perSecond) {
    const started = performance.now();
    /** @type {Promise<Sent>[]} */
    const sending = [];
    for (const [nth, referral] of referrals.entries()) {
      const waitMs = started + (nth * 1000) / perSecond - performance.now();
      if (waitMs > 0) await sleep(waitMs);
      const one = this.send(referral);
      one.catch(() => undefined);
      sending.push(one);
    }
    return Promise.all(sending);
  }

  /** @param {ReferralToSend} referral @returns {Promise<Sent>} */
  send({ key, body, urgent }) {
    const at = Date.now();
    const address = this.#addresses[this.#sent++ % this.#addresses.length];
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const request = http.request({
        agent: this.#agent,
        host: address.hostname,
        port: address.port,
        path: address.pathname,
        method: 'POST',
        timeout: this.#answerWithinMs,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          authorization: `Bearer ${this.#target.token()}`,
          'idempotency-key': key,
        },
      });
      request.on('timeout', () => request.destroy(new Error('no answer within the time')));
      request.on('error', reject);
      request.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => (text += part));
        response.on('error', reject).on('end', () => {
          const referralId = idIn.exec(text)?.[1];
          if (response.statusCode === 201 && referralId) {
            resolve({ referralId, at, acceptMs: performance.now() - started, urgent });
          } else {
            const refused = new Error(`refused (${response.statusCode}): ${text.slice(0, 500)}`);
            reject(Object.assign(refused, { status: response.statusCode, body: text }));
          }
        });
      });
      request.end(body);
    });
  }

  close() {
    this.#agent.destroy();
  }
}
