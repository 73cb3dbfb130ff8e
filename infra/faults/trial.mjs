import { setTimeout as sleep } from 'node:timers/promises';
import { serviceOf } from './ground/line.mjs';
import { judge } from './judge/invariants.mjs';
import { untilQuiet } from './judge/quiet.mjs';

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
 * @typedef {object} Result
 * @property {string} id
 * @property {string} is
 * @property {number} injected
 * @property {number} referrals acknowledged on this line so far
 * @property {number} commands of people that were acknowledged in this trial
 * @property {number} redelivered
 * @property {readonly string[]} held
 * @property {readonly { id: string, broken: readonly string[] }[]} broken
 * @property {string} [toothless] why the fault did not bite
 * @property {boolean} [isMissing] it cannot be made on this machine
 * @property {number} recoveryMs
 * @property {number} tookMs
 * @property {readonly string[]} remarks
 */

const pool = 10;
/**
 * Each process has its pool and no more. Those of one that ended may be seen for a moment beside its successor's, and so
 * may those of which PostgreSQL was not told that they are gone.
 * @param {Trial} trial @returns {(role: string) => number}
 */
const mostConnections =
  ({ ground, linger }) =>
  (role) => {
    const service = role.replace(/^waymark_/, '');
    const { came, went } = ground.line.turnover;
    const further = [...came].filter((name) => serviceOf(name) === service).length;
    return pool * (1 + further + (linger || went.has(service) ? 1 : 0));
  };

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
 * Makes the fault, removes it, waits until the line is quiet, and judges everything.
 * @param {Fault} fault @param {Ground} ground
 * @param {{ isFull: boolean, mutation?: string | undefined, quietWithinMs?: number, say: (line: string) => void }} how
 * @returns {Promise<Result>}
 */
export async function tryFault(fault, ground, how) {
  const { isFull, mutation, quietWithinMs = 60_000, say } = how;
  const started = performance.now();
  const trial = new Trial(ground, { isFull, mutation, say });
  const endsBefore = ground.line.ends.length;
  ground.watch.begin();
  ground.line.turnover = { came: new Set(), went: new Set() };
  const commandsBefore = acknowledgedCommands(ground);
  await fault.make(trial).catch((error) => trial.fail(`it could not be made: ${error.message}`));
  if (trial.endedAt === undefined) trial.endFault();

  const limit = fault.quietWithinMs ?? quietWithinMs;
  const sinceMs = Date.now() - Number(trial.endedAt);
  const quiet = await untilQuiet(ground, Math.max(5_000, limit - sinceMs));
  const recoveryMs = sinceMs + quiet.ms;
  const still = quiet.still ?? (await untilSent(ground));
  const records = await ground.records(still === undefined);
  const redelivered = ground.redeliveries.sinceLastCount(records);
  try {
    await fault.after?.(trial, { records, redelivered });
  } catch (error) {
    trial.fail(`its own promise could not be judged: ${error.message}`);
  }
  const verdicts = judge({
    entries: ground.ledger.entries().filter(({ referralId = '' }) => !ground.lost.has(referralId)),
    commands: ground.commands.ledger
      .entries()
      .filter(({ referralId }) => !ground.lost.has(referralId)),
    books: await ground.books.all(),
    records,
    ends: ground.line.ends.slice(endsBefore),
    recoveryMs,
    still,
    lag: await ground.offsets.lag(),
    marks: await ground.offsets.marks(),
    topicEnds: await ground.offsets.ends(),
    mails: ground.provider.accepted,
    hooks: ground.receiver.accepted,
    leaks: await ground.leaks(records),
    stranger: ground.stranger,
    deadAndThere: ground.watch.deadAndThere(15_000),
    notReady: trial.notReady(),
    peakMb: ground.watch.peakMb,
    connections: ground.watch.mostConnections,
    expected: {
      quarantined: ground.quarantined,
      foreign: ground.foreign,
      truncated: ground.truncated,
      mayEnd: trial.mayEnd,
      connections: mostConnections(trial),
      recoveryMs: limit,
    },
  });
  const broken = [
    ...verdicts.filter(({ broken: found }) => found.length > 0),
    ...(trial.broken.length > 0 ? [{ id: fault.id, broken: trial.broken }] : []),
  ];
  return {
    id: fault.id,
    is: fault.is,
    injected: trial.injected,
    referrals: ground.ledger.entries().filter(({ standing }) => standing === 'acknowledged').length,
    commands: acknowledgedCommands(ground) - commandsBefore,
    redelivered,
    held: verdicts.filter(({ broken: found }) => found.length === 0).map(({ id }) => id),
    broken,
    ...(trial.toothless !== undefined && { toothless: trial.toothless }),
    recoveryMs,
    tookMs: performance.now() - started,
    remarks: trial.remarks,
  };
}

/** @param {Ground} ground */
const acknowledgedCommands = ({ commands }) =>
  commands.ledger.entries().filter(({ standing }) => standing === 'acknowledged').length;

/** Messages that were in hand when their process died are leased for two minutes: the leases are let run out now. @param {Ground} ground */
async function untilSent(ground) {
  await ground.books.rows(
    'notification',
    `UPDATE message SET next_attempt_at = now() WHERE status IN ('PENDING', 'SENDING')`,
  );
  return (await untilQuiet(ground, 20_000)).still;
}
