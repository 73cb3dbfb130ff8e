import { setTimeout as sleep } from 'node:timers/promises';
import { Load } from '../../bench/load/load.mjs';
import { referrals } from '../../bench/load/referrals.mjs';
import { canary } from './canary.mjs';

const londonDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const giveUpAfterMs = 90_000;
/** Some senders go away after a failure and never learn what became of it. */
const shareThatGivesUp = 0.1;

/**
 * Sends referrals as a careful client does: the same key again until there is an answer, and every step in the ledger.
 */
export class Sender {
  #load;
  #ledger;
  #dice;
  #source;
  #people;
  #stopped = false;
  /** @type {Set<Promise<void>>} */
  #sending = new Set();
  /** @type {{ at: number, status: number | undefined }[]} attempts without a referral; no status: no answer */
  failures = [];
  /** Bodies of refusals and failures, to be searched for what they must not hold. @type {string[]} */
  problems = [];

  /**
   * @param {object} options
   * @param {import('../../bench/load/load.mjs').Target} options.target
   * @param {import('./ack-ledger.mjs').AckLedger} options.ledger
   * @param {import('../../bench/load/dice.mjs').Dice} options.dice
   * @param {import('./people.mjs').People} options.people who go on with what is sent under a steady load
   * @param {number} [options.answerWithinMs]
   */
  constructor({ target, ledger, dice, people, answerWithinMs = 10_000 }) {
    this.#load = new Load(target, 64, answerWithinMs);
    this.#ledger = ledger;
    this.#dice = dice;
    this.#people = people;
    this.#source = referrals({
      seed: dice.int(0, 900_000),
      today: londonDay.format(new Date()),
    });
  }

  /** Sends so many a second until `stop`; does not wait for answers. @param {number} perSecond */
  start(perSecond) {
    this.#stopped = false;
    this.#people.start();
    this.#running = this.#run(perSecond);
  }
  /** @type {Promise<void>} */
  #running = Promise.resolve();

  /** No new ones; resolves when each that was sent has an answer or is given up. */
  async stop() {
    this.#stopped = true;
    const peopleEnd = this.#people.stop();
    await this.#running;
    await Promise.all(this.#sending);
    await peopleEnd;
  }

  /** @param {number} count @param {number} senders at the same time */
  async many(count, senders) {
    let left = count;
    const one = async () => {
      while (left-- > 0) await this.one();
    };
    await Promise.all(Array.from({ length: senders }, one));
  }

  /** @param {{ urgent?: boolean }} [wish] @returns {Promise<import('./ack-ledger.mjs').Entry | undefined>} */
  async one(wish) {
    const referral = withCanary(this.#source.next(wish));
    const givesUp = this.#dice.happens(shareThatGivesUp);
    const pause = () => sleep(this.#dice.int(200, 900));
    const end = performance.now() + giveUpAfterMs;
    for (;;) {
      this.#ledger.sent(referral.key, referral.body);
      try {
        const { referralId } = await this.#load.send(referral);
        this.#ledger.acknowledged(referral.key, referralId);
      } catch (error) {
        const { status, body = '' } = /** @type {{ status?: number, body?: string }} */ (error);
        this.problems.push(body);
        this.failures.push({ at: Date.now(), status });
        const mayWorkLater = status === undefined || status >= 500 || status === 409;
        if (!mayWorkLater) this.#ledger.refused(referral.key, status);
        else {
          this.#ledger.unknown(referral.key);
          if (!givesUp && performance.now() < end) {
            await pause();
            continue;
          }
        }
      }
      return this.#ledger.of(referral.key);
    }
  }

  close() {
    this.#load.close();
  }

  /** @param {number} perSecond */
  async #run(perSecond) {
    const started = performance.now();
    for (let nth = 0; !this.#stopped; nth += 1) {
      const waitMs = started + (nth * 1000) / perSecond - performance.now();
      if (waitMs > 0) await sleep(waitMs);
      const one = this.one().then((entry) => {
        this.#sending.delete(one);
        this.#people.perhaps(entry?.referralId);
      });
      this.#sending.add(one);
    }
  }
}

/** @param {import('../../bench/load/referrals.mjs').ReferralToSend} referral */
function withCanary(referral) {
  const form = JSON.parse(referral.body);
  form.person.fullName = `${form.person.fullName} ${canary}`;
  form.person.address = `1 ${canary} Street`;
  form.person.contact.email = `${canary}-${form.person.contact.email}`;
  form.note = `${form.note ?? ''} ${canary}`;
  return { ...referral, body: JSON.stringify(form) };
}
