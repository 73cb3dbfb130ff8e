import { appendFileSync } from 'node:fs';

/**
 * What is known outside of one command.
 * @typedef {object} CommandEntry
 * @property {string} key
 * @property {import('./kinds-of-command.mjs').KindName} kind
 * @property {string} referralId
 * @property {string} organisation whose it is
 * @property {string} by its subject, as the audit names it
 * @property {string} [reason] that was given
 * @property {'sent' | 'acknowledged' | 'unknown' | 'outdated' | 'refused'} standing `outdated`: somebody was faster, and nothing may come of it
 * @property {readonly string[]} answers that the key was given: one at most
 * @property {string} [refusal]
 * @property {number} attempts
 * @property {number} sentAt
 */

/** As the ledger of referrals: outside the system, only ever appended to. */
export class CommandLedger {
  /** @type {Map<string, CommandEntry>} */
  #entries = new Map();
  #file;

  /** @param {string} file */
  constructor(file) {
    this.#file = file;
  }

  /** @param {Pick<CommandEntry, 'key' | 'kind' | 'referralId' | 'organisation' | 'by' | 'reason'>} command */
  sent(command) {
    const before = this.#entries.get(command.key);
    const attempts = (before?.attempts ?? 0) + 1;
    const since = { sentAt: Date.now(), standing: /** @type {const} */ ('sent'), answers: [] };
    this.#set({ ...command, ...since, ...before, attempts });
  }

  /** @param {string} key @param {string} answer */
  acknowledged(key, answer) {
    const before = this.of(key);
    const answers = [...new Set([...before.answers, answer])];
    this.#set({ ...before, standing: 'acknowledged', answers });
  }

  /** @param {string} key @param {'unknown' | 'outdated' | 'refused'} standing @param {string} [refusal] */
  ended(key, standing, refusal) {
    this.#set({ ...this.of(key), standing, ...(refusal !== undefined && { refusal }) });
  }

  /** @returns {readonly CommandEntry[]} */
  entries() {
    return [...this.#entries.values()];
  }

  /** @param {string} key @returns {CommandEntry} */
  of(key) {
    const entry = this.#entries.get(key);
    if (!entry) throw new Error('What was never sent cannot be answered.');
    return entry;
  }

  /** @param {CommandEntry} entry */
  #set(entry) {
    this.#entries.set(entry.key, entry);
    const { answers, ...line } = entry;
    const told = { at: Date.now(), ...line, answers: answers.length };
    appendFileSync(this.#file, `${JSON.stringify(told)}\n`);
  }
}
