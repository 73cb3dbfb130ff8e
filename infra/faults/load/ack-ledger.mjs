import { appendFileSync } from 'node:fs';
import { createHash } from 'node:crypto';

/**
 * What a sender knows of one referral.
 * @typedef {object} Entry
 * @property {string} key
 * @property {string} bodyHash
 * @property {'sent' | 'acknowledged' | 'unknown' | 'refused'} standing
 * @property {string} [referralId]
 * @property {readonly string[]} otherIds that the same key was answered with: there must be none
 * @property {number} attempts
 * @property {number} [acknowledgedAt]
 */

/** Kept outside the system, only ever appended to: what was acknowledged and what is not known. */
export class AckLedger {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  #file;

  /** @param {string} file */
  constructor(file) {
    this.#file = file;
  }

  /** @param {string} key @param {string} body */
  sent(key, body) {
    const bodyHash = createHash('sha256').update(body).digest('hex');
    const before = this.#entries.get(key);
    const attempts = (before?.attempts ?? 0) + 1;
    this.#set({ standing: 'sent', otherIds: [], ...before, key, bodyHash, attempts });
  }

  /** @param {string} key @param {string} referralId */
  acknowledged(key, referralId) {
    const before = this.of(key);
    const isOther = before.referralId !== undefined && before.referralId !== referralId;
    const otherIds = isOther ? [...before.otherIds, referralId] : before.otherIds;
    const acknowledgedAt = before.acknowledgedAt ?? Date.now();
    this.#set({
      ...before,
      standing: 'acknowledged',
      referralId: before.referralId ?? referralId,
      otherIds,
      acknowledgedAt,
    });
  }

  /** Nobody can say from outside whether it arrived. @param {string} key */
  unknown(key) {
    const before = this.of(key);
    if (before.standing !== 'acknowledged') this.#set({ ...before, standing: 'unknown' });
  }

  /** @param {string} key @param {number} status */
  refused(key, status) {
    this.#set({ ...this.of(key), standing: 'refused' }, { status });
  }

  /** @returns {readonly Entry[]} */
  entries() {
    return [...this.#entries.values()];
  }

  /** @param {string} key @returns {Entry} */
  of(key) {
    const entry = this.#entries.get(key);
    if (!entry) throw new Error('What was never sent cannot be answered.');
    return entry;
  }

  /** @param {Entry} entry @param {object} [also] */
  #set(entry, also = {}) {
    this.#entries.set(entry.key, entry);
    const { key, bodyHash, standing, referralId, attempts } = entry;
    const line = { at: Date.now(), key, bodyHash, standing, referralId, attempts, ...also };
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}
