import { setTimeout as sleep } from 'node:timers/promises';
import { isBeyondOneProcess, judged } from './judge/judged.mjs';

/**
 * @typedef {import('./ground/ground.mjs').Ground} Ground
 *
 * @typedef {{ records: readonly import('./judge/topic-reader.mjs').TopicRecord[], redelivered: number }} Seen
 *
 * @typedef {object} Fault
 * @property {string} id F1 to F24, P1 and A1 where nothing is broken, and C1 on a cluster
 * @property {string} is what is done to the line
 * @property {(trial: Trial) => Promise<void>} make does it, under load, until it is over
 * @property {(trial: Trial, seen: Seen) => Promise<void> | void} [after] what only this fault promises, once it is quiet
 * @property {string} protectedBy why no harm is done
 * @property {string | readonly string[]} mutation the protection without which it must go red, or several, one at a time
 * @property {boolean} [apart] it leaves a line behind that no other fault is tried on
 * @property {number} [quietWithinMs] where more than a minute is right
 * @property {(folder: string) => { wishes: import('./ground/servers.mjs').ServerWishes, leave: () => void } | { missing: string }} [place] servers of its own, where this machine allows it
 * @property {boolean} [onCluster] on three brokers and two PostgreSQL nodes in containers, where this machine has them
 * @property {boolean} [takesServers] it leaves servers behind that nobody else can use
 * @property {Readonly<Record<string, readonly import('./mutations/patched.mjs').Patch[]>>} [copies] other versions of the services
 *
 * What a mutation must do, and anything less proves nothing.
 * @typedef {(verdict: Verdict) => boolean} Harm
 *
 * @typedef {{ id: string, broken: readonly string[] }} Verdict
 *
 * @typedef {object} Result
 * @property {string} id
 * @property {string} is
 * @property {number} injected
 * @property {number} referrals acknowledged on this line so far
 * @property {number} commands of people that were acknowledged in this trial
 * @property {number} redelivered
 * @property {readonly string[]} held
 * @property {readonly Verdict[]} broken
 * @property {string} [toothless] why the fault did not bite
 * @property {boolean} [isMissing] it cannot be made on this machine
 * @property {number} recoveryMs
 * @property {number} tookMs
 * @property {readonly string[]} remarks
 */

/** One fault being tried on a ground. */
export class Trial {
  injected = 0;
  /** @type {string[]} */
  remarks = [];
  /** @type {string[]} */
  #broken = [];
  /** @type {{ name: string, since: number }[]} */
  #mustNotBeReady = [];
  mayEnd = false;
  /** PostgreSQL may see connections that nobody has any more. */
  linger = false;
  /** @type {number | undefined} */
  endedAt;
  /** @type {Map<string, number> | undefined} */
  joins;

  /** @param {Ground} ground @param {{ isFull: boolean, mutation: string | undefined, say: (line: string) => void }} how */
  constructor(ground, { isFull, mutation, say }) {
    this.ground = ground;
    this.isFull = isFull;
    this.mutation = mutation;
    this.isWithoutProtection = mutation !== undefined;
    this.say = say;
  }

  /** Milliseconds that the fault lasts. @param {{ short: number, full: number }} lengths in seconds */
  lasts({ short, full }) {
    return (this.isFull ? full : short) * 1000;
  }

  /** Under a steady load. @param {number} perSecond @param {() => Promise<void>} work */
  async underLoad(perSecond, work) {
    const { sender } = this.ground;
    sender.start(perSecond);
    try {
      // There must be something in hand when the fault comes.
      await sleep(1_500);
      await work();
    } finally {
      this.endFault();
      await sender.stop();
    }
  }

  /** Everything that was cut, slowed, muted or stopped is whole again. */
  endFault() {
    const { servers, line, provider, receiver } = this.ground;
    servers.kafka.link.restore();
    for (const link of Object.values(line.postgresLinks)) link.restore();
    provider.link.restore();
    provider.behave('take');
    receiver.behave('take');
    this.endedAt = Date.now();
  }

  /** Within ten seconds of now these have to say that they are not ready. @param {readonly string[]} names */
  mustNotBeReady(names) {
    const since = Date.now();
    this.#mustNotBeReady.push(...names.map((name) => ({ name, since })));
  }

  /** @param {string} text what this fault promised and did not hold */
  fail(text) {
    this.#broken.push(text);
  }

  /** A fault that did nothing proves nothing; but it is no harm either. Without the protection it is the harm that counts. @param {boolean} hasBitten @param {string} otherwise */
  mustBite(hasBitten, otherwise) {
    if (!hasBitten && !this.isWithoutProtection) this.toothless = otherwise;
  }
  /** @type {string | undefined} */
  toothless;

  /** @param {boolean} isTrue @param {string} otherwise */
  expect(isTrue, otherwise) {
    if (!isTrue) this.fail(otherwise);
  }

  get broken() {
    return this.#broken;
  }

  notReady() {
    const { watch } = this.ground;
    return this.#mustNotBeReady.map(({ name, since }) => ({
      name,
      afterMs: watch.notReadyAfterMs(name, since),
    }));
  }
}

/**
 * Makes the fault, removes it, waits until the line is quiet, and judges everything; without the protection only until
 * the first harm is seen.
 * @param {Fault} fault @param {Ground} ground
 * @param {{ isFull: boolean, isLastHere: boolean, mutation?: string, isHarm?: Harm, quietWithinMs?: number, say: (line: string) => void }} how `isLastHere`: no other is tried on this ground; `isHarm`: the protection is taken away
 * @returns {Promise<Result>}
 */
export async function tryFault(fault, ground, how) {
  const { isFull, isLastHere, mutation, isHarm, quietWithinMs = 60_000, say } = how;
  const started = performance.now();
  const trial = new Trial(ground, { isFull, mutation, say });
  const endsBefore = ground.line.ends.length;
  ground.watch.begin();
  ground.line.turnover = { came: new Set(), went: new Set() };
  const commandsBefore = acknowledgedIn(ground.commands.ledger);
  await fault.make(trial).catch((error) => trial.fail(`it could not be made: ${error.message}`));
  if (trial.endedAt === undefined) trial.endFault();

  const limitMs = fault.quietWithinMs ?? quietWithinMs;
  const { verdicts, ...seen } = await judged({
    fault,
    trial,
    endsBefore,
    limitMs,
    isLastHere,
    isHarm,
  });
  ground.lingers =
    trial.linger || (ground.lingers && isBeyondOneProcess(ground.watch.mostConnections));
  return {
    id: fault.id,
    is: fault.is,
    injected: trial.injected,
    referrals: acknowledgedIn(ground.ledger),
    commands: acknowledgedIn(ground.commands.ledger) - commandsBefore,
    held: verdicts.filter(({ broken }) => broken.length === 0).map(({ id }) => id),
    broken: verdicts.filter(({ broken }) => broken.length > 0),
    ...(trial.toothless !== undefined && { toothless: trial.toothless }),
    tookMs: performance.now() - started,
    remarks: trial.remarks,
    ...seen,
  };
}

/** @param {{ entries(): readonly { standing: string }[] }} ledger */
const acknowledgedIn = (ledger) =>
  ledger.entries().filter(({ standing }) => standing === 'acknowledged').length;
