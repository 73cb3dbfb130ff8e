import { setTimeout as sleep } from 'node:timers/promises';
import { kinds } from './kinds-of-command.mjs';

const answerWithinMs = 10_000;
const giveUpAfterMs = 90_000;
/** As with referrals, some go away after a failure and never learn what became of it. */
const shareThatGivesUp = 0.1;
const stillRunning = 'idempotency-key-in-use';

/**
 * Whoever does something with a referral.
 * @typedef {object} Who
 * @property {string} organisation
 * @property {string} by their subject
 * @property {() => Promise<string>} token for the service that the command goes to
 */

/** Sends commands as careful people do: the same key and body again until there is an answer, each step in the ledger. */
export class Commands {
  /** Bodies of refusals and failures. @type {string[]} */
  problems = [];

  /**
   * @param {object} around
   * @param {import('../ground/line.mjs').Line} around.line
   * @param {import('./command-ledger.mjs').CommandLedger} around.ledger
   * @param {import('../../bench/load/dice.mjs').Dice} around.dice
   */
  constructor({ line, ledger, dice }) {
    this.line = line;
    this.ledger = ledger;
    this.dice = dice;
  }

  /**
   * @param {import('./kinds-of-command.mjs').KindName} kind @param {string} referralId
   * @param {Record<string, unknown>} body @param {Who} who
   * @returns {Promise<boolean>} whether it was acknowledged
   */
  async send(kind, referralId, body, { organisation, by, token }) {
    const key = this.dice.uuid();
    const givesUp = this.dice.happens(shareThatGivesUp);
    const reason = kinds[kind].service === 'intake' ? body.reason : undefined;
    const given = typeof reason === 'string' ? { reason } : {};
    const command = { key, kind, referralId, organisation, by, ...given };
    const end = performance.now() + giveUpAfterMs;
    for (;;) {
      this.ledger.sent(command);
      const isOver = await this.#once(command, JSON.stringify(body), await token());
      if (isOver || givesUp || performance.now() > end) break;
      await sleep(this.dice.int(200, 900));
    }
    return this.ledger.of(key).standing === 'acknowledged';
  }

  /**
   * @param {{ key: string, kind: import('./kinds-of-command.mjs').KindName, referralId: string }} command
   * @param {string} body @param {string} token
   * @returns {Promise<boolean>} nothing is left to be asked again
   */
  async #once({ key, kind, referralId }, body, token) {
    const { service, path } = kinds[kind];
    const url = `${this.line.url(service)}${path(referralId)}`;
    const { status, text } = await posted(url, { key, body, token });
    if (status === 200) {
      this.ledger.acknowledged(key, text);
      return true;
    }
    this.problems.push(text);
    const isLate = status === 409 && !text.includes(stillRunning);
    const isRefused = !isLate && status !== undefined && status < 500 && status !== 409;
    if (isLate) this.ledger.ended(key, 'outdated', text);
    else if (isRefused) this.ledger.ended(key, 'refused', `${status} ${text.slice(0, 300)}`);
    else this.ledger.ended(key, 'unknown');
    return isLate || isRefused;
  }
}

/** @param {string} url @param {{ key: string, body: string, token: string }} what @returns {Promise<{ status?: number, text: string }>} */
async function posted(url, { key, body, token }) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        authorization: `Bearer ${token}`,
      },
      signal: AbortSignal.timeout(answerWithinMs),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return { text: '' };
  }
}
