const everyMs = 500;

/** Somebody of another organisation who asks for referrals all the time, and must never see one. */
export class Stranger {
  asked = 0;
  /** @type {string[]} ids that were shown */
  seen = [];
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #next = 0;

  /** @param {import('../ground/line.mjs').Line} line @param {import('../load/ack-ledger.mjs').AckLedger} ledger */
  constructor(line, ledger) {
    this.line = line;
    this.ledger = ledger;
  }

  start() {
    this.#timer = setInterval(() => void this.#ask().catch(() => undefined), everyMs);
  }

  stop() {
    clearInterval(this.#timer);
  }

  async #ask() {
    const ids = this.ledger.entries().flatMap(({ referralId }) => referralId ?? []);
    const id = ids[(this.#next += 7) % Math.max(1, ids.length)];
    if (id === undefined) return;
    const response = await fetch(`${this.line.url('intake')}/referrals/${id}`, {
      headers: { authorization: `Bearer ${this.line.token('stranger')}` },
      signal: AbortSignal.timeout(5_000),
    });
    const text = await response.text();
    if (response.status === 404) this.asked += 1;
    else if (response.ok || text.includes(id)) this.seen.push(id);
  }
}
