import { setTimeout as sleep } from 'node:timers/promises';
import { canary } from './canary.mjs';

const lookMs = 500;
const answerWithinMs = 5_000;
const example = 'wensum-maternity';
const asks = [{ fact: 'need.level', question: 'How severe is it?' }];
const levels = ['mild', 'moderate'];
/** Open for whoever lives elsewhere, too, where a team passes somebody on. */
const places = [
  { serviceId: 'ncl-maple', pathway: 'birth-trauma' },
  { serviceId: 'norfolk-waveney-lotus', pathway: 'birth-trauma' },
];
const dayMs = 86_400_000;
const mostOfTheTime = 0.8;
/** @param {number} version that was read */
const said = (version) => ({ version, byName: 'Example Clinician' });

/**
 * @typedef {import('./commands.mjs').Commands} Commands
 * @typedef {import('./commands.mjs').Who} Who
 * @typedef {'accept' | 'meet' | 'pass' | 'decline' | 'ask' | 'amend' | 'contact' | 'withdraw'} Wish `meet`: accepts and books; `pass`: accepts and passes on
 */

/** @type {readonly (readonly [number, Wish])[]} */
const wishes = [
  [12, 'accept'],
  [18, 'meet'],
  [18, 'pass'],
  [13, 'decline'],
  [13, 'ask'],
  [13, 'amend'],
  [8, 'contact'],
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
    const words = await this.#said(id, team);
    if (wish === 'decline') {
      await this.commands.send('decline', id, { ...words, reason: 'no-capacity' }, team);
    } else if (wish === 'ask') {
      if (await this.commands.send('ask', id, { ...words, asks }, team)) await this.#answer(id);
    } else if (await this.commands.send('accept', id, words, team)) {
      if (wish === 'meet') await this.#meet(id, team);
      if (wish === 'pass') await this.#passOn(id, team);
    }
  }

  /** An appointment is booked and, most of the time, cancelled: before it begins nothing else can be recorded. @param {string} id @param {Who} team */
  async #meet(id, team) {
    const { version, nextStep } = await this.#readBy(team, id);
    const booking = {
      ...{ purpose: 'treatment', mode: 'video', time: '10:30', minutes: 60 },
      // By the clock of routing, which may be another than ours.
      on: new Date(Date.parse(nextStep.dueAt) + 7 * dayMs).toISOString().slice(0, 10),
      interpreter: 'not-needed',
    };
    if (!(await this.commands.send('book', id, { ...said(version), ...booking }, team))) return;
    if (!this.dice.happens(mostOfTheTime)) return;
    const booked = await this.#readBy(team, id);
    const [{ appointmentId }] = booked.appointments;
    const body = { ...said(booked.version), appointmentId, outcome: 'cancelled-by-service' };
    await this.commands.send('record', id, body, team);
  }

  /** Another place is asked to take over, and most of the time does. @param {string} id @param {Who} team */
  async #passOn(id, team) {
    const others = places.filter(({ serviceId }) => serviceId !== team.organisation);
    const to = this.dice.oneOf(others);
    const because = 'They live there now.';
    const body = { ...(await this.#said(id, team)), ...to, because };
    if (!(await this.commands.send('pass', id, body, team))) return;
    if (!this.dice.happens(mostOfTheTime)) return;
    const next = this.#team(to.serviceId);
    await this.commands.send('take', id, await this.#said(id, next), next);
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

  /** A placement as a team reads it. @param {Who} team @param {string} id */
  async #readBy(team, id) {
    return this.#read('routing', `/placements/${id}`, await team.token());
  }

  /** What every move says: what its team had read, and who. @param {string} id @param {Who} team */
  async #said(id, team) {
    return said((await this.#readBy(team, id)).version);
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

  /** The programme that sent it. @returns {Who} */
  #sender() {
    const by = `${this.line.identityUrl()}|waymark-examples`;
    return { organisation: example, by, token: async () => this.line.token('writer') };
  }

  /** Somebody of the team that it is offered to. @param {string} organisation @returns {Who} */
  #team(organisation) {
    const { by, token } = this.issuer.clinician(organisation);
    return { organisation, by, token };
  }
}
