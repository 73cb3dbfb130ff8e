import { setTimeout as sleep } from 'node:timers/promises';
import { canary } from './canary.mjs';

const lookMs = 500;
const answerWithinMs = 5_000;
const example = 'example-maternity';
const asks = [{ fact: 'need.level', question: 'How severe is it?' }];
const levels = ['mild', 'moderate'];

/**
 * @typedef {import('./commands.mjs').Commands} Commands
 * @typedef {'accept' | 'decline' | 'ask' | 'amend' | 'contact' | 'withdraw'} Wish
 */

/** @type {readonly (readonly [number, Wish])[]} */
const wishes = [
  [30, 'accept'],
  [20, 'decline'],
  [20, 'ask'],
  [15, 'amend'],
  [10, 'contact'],
  [5, 'withdraw'],
];

/** Teams and referrers who go on with what was sent: they read it as it stands, and do one thing or two. */
export class People {
  #stopped = false;
  /** @type {Set<Promise<void>>} */
  #atWork = new Set();
  /** Of the referrals that are sent under a steady load, how many somebody goes on with. */
  share = 0.12;

  /**
   * @param {object} around
   * @param {Commands} around.commands
   * @param {import('../ground/line.mjs').Line} around.line
   * @param {Awaited<ReturnType<typeof import('../ground/issuer.mjs').startIssuer>>} around.issuer
   * @param {import('../../bench/load/dice.mjs').Dice} around.dice
   */
  constructor({ commands, line, issuer, dice }) {
    this.commands = commands;
    this.line = line;
    this.issuer = issuer;
    this.dice = dice;
  }

  start() {
    this.#stopped = false;
  }

  /** Nobody begins anything; resolves when each that was sent has an answer or is given up. */
  async stop() {
    this.#stopped = true;
    await Promise.all(this.#atWork);
  }

  /** Perhaps somebody goes on with it. @param {string | undefined} referralId */
  perhaps(referralId) {
    if (!this.dice.happens(this.share) || referralId === undefined || this.#stopped) return;
    const wish = this.dice.weighted(wishes);
    const one = this.#goOn(referralId, wish)
      .catch(() => undefined)
      .then(() => void this.#atWork.delete(one));
    this.#atWork.add(one);
  }

  /** @param {string} referralId */
  withdraw(referralId) {
    return this.commands.send('withdraw', referralId, { reason: 'sent-in-error' }, this.#sender());
  }

  /** @param {string} id @param {Wish} wish */
  async #goOn(id, wish) {
    if (wish === 'withdraw') return void (await this.withdraw(id));
    if (wish === 'amend' || wish === 'contact') return this.#correct(id, wish);
    const placement = await this.#untilOffered(id);
    if (placement === undefined) return;
    const team = this.#team(placement.nextStep.owner);
    const { version } = await this.#read('routing', `/placements/${id}`, await team.token());
    const said = { version, byName: 'Example Clinician' };
    if (wish === 'accept') await this.commands.send('accept', id, said, team);
    else if (wish === 'decline') {
      await this.commands.send('decline', id, { ...said, reason: 'no-capacity' }, team);
    } else if (await this.commands.send('ask', id, { ...said, asks }, team)) await this.#answer(id);
  }

  /** @param {string} id @param {'amend' | 'contact'} wish */
  async #correct(id, wish) {
    const read = await this.#until(id, 'intake', (one) => one.factsVersion !== undefined);
    if (read === undefined) return;
    if (wish === 'amend') {
      const body = { primaryCarer: 'not-known', factsVersion: read.factsVersion };
      return void (await this.commands.send('amend', id, body, this.#sender()));
    }
    // Nobody is to write to the person any more: that takes nobody who asked.
    const no = { email: 'no', sms: 'no', phone: 'no', letter: 'no', voicemail: 'no' };
    const safe = { ...no, othersSeeMessages: 'yes', instructions: `Ask for ${canary}.` };
    const body = {
      reason: 'not-safe-any-more',
      contact: { ...read.sent.person.contact, safe },
      contactVersion: read.contactVersion ?? 1,
    };
    await this.commands.send('contact', id, body, this.#sender());
  }

  /** @param {string} id */
  async #answer(id) {
    const read = await this.#until(id, 'intake', ({ questions = [] }) => questions.length > 0);
    if (read === undefined) return;
    const [{ questionId }] = read.questions;
    const need = { ...read.sent.need, level: this.dice.oneOf(levels) };
    await this.commands.send('answer', id, { questionId, need }, this.#sender());
  }

  /** @param {string} id */
  #untilOffered(id) {
    return this.#until(id, 'routing', ({ state, nextStep }) => state === 'offered' && nextStep);
  }

  /** As whoever sent it reads it; undefined: it was not so before everybody stopped. @param {string} id @param {'intake' | 'routing'} service @param {(read: any) => unknown} isSo */
  async #until(id, service, isSo) {
    const path = service === 'intake' ? `/referrals/${id}` : `/placements/${id}`;
    while (!this.#stopped) {
      await sleep(lookMs);
      const read = await this.#read(service, path, await this.#token(service)).catch(() => ({}));
      if (isSo(read)) return read;
    }
  }

  /** @param {'intake' | 'routing'} service @param {string} path @param {string} token @returns {Promise<any>} */
  async #read(service, path, token) {
    const response = await fetch(`${this.line.url(service)}${path}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(answerWithinMs),
    });
    if (!response.ok) throw new Error(`${service} answers ${response.status}`);
    return response.json();
  }

  /** @param {'intake' | 'routing'} service */
  async #token(service) {
    return service === 'intake' ? this.line.token('reader') : this.line.token('onlooker');
  }

  /** The programme that sent it. @returns {import('./commands.mjs').Who} */
  #sender() {
    const by = `${this.line.identityUrl()}|waymark-examples`;
    return { organisation: example, by, token: async () => this.line.token('writer') };
  }

  /** Somebody of the team that it is offered to. @param {string} organisation @returns {import('./commands.mjs').Who} */
  #team(organisation) {
    const { by, token } = this.issuer.clinician(organisation);
    return { organisation, by, token };
  }
}
