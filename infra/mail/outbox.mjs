// The mails that were sent, newest first: one file each, and the latest in memory.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMail } from './read-mail.mjs';

const MOST_KEPT = 1000;
const FILE = /^(\d{13})-[0-9a-f]{8}\.json$/;

/**
 * @typedef {object} Mail
 * @property {string} id
 * @property {string} receivedAt
 * @property {string} from as the sending program said, not as the letter says
 * @property {readonly string[]} to
 * @property {string} subject
 * @property {string} text
 * @property {string} [html]
 * @property {Record<string, string>} headers
 */

export class Outbox {
  #folder;
  /** @type {Map<string, Mail>} the oldest first */
  #mails = new Map();

  constructor(folder) {
    this.#folder = join(folder, 'mails');
    mkdirSync(this.#folder, { recursive: true });
    const files = readdirSync(this.#folder).filter((name) => FILE.test(name));
    for (const name of files.sort().slice(-MOST_KEPT)) {
      const mail = JSON.parse(readFileSync(join(this.#folder, name), 'utf8'));
      this.#mails.set(mail.id, mail);
    }
  }

  /** @returns {readonly Mail[]} */
  list() {
    return [...this.#mails.values()].reverse();
  }

  find(id) {
    return this.#mails.get(id);
  }

  /** Resolves once the mail is on the disk, so that nothing is accepted that a crash would lose. */
  async keep({ from, to }, raw) {
    const now = Date.now();
    const id = `${now}-${randomBytes(4).toString('hex')}`;
    const mail = { id, receivedAt: new Date(now).toISOString(), from, to, ...readMail(raw) };
    const file = this.#fileOf(id);
    await writeFile(`${file}.new`, JSON.stringify(mail));
    await rename(`${file}.new`, file);
    this.#mails.set(id, mail);
    for (const oldest of this.#mails.keys()) {
      if (this.#mails.size <= MOST_KEPT) break;
      await this.#forget(oldest);
    }
  }

  async clear() {
    for (const id of [...this.#mails.keys()]) await this.#forget(id);
  }

  async #forget(id) {
    this.#mails.delete(id);
    await rm(this.#fileOf(id), { force: true });
  }

  #fileOf(id) {
    return join(this.#folder, `${id}.json`);
  }
}
