import { serviceOf } from '../ground/line.mjs';
import { connectionsOfAProcess } from './connections-of-a-process.mjs';
import { judge } from './invariants.mjs';
import { untilQuiet, untilSent } from './quiet.mjs';

/**
 * @typedef {import('../trial.mjs').Verdict} Verdict
 *
 * @typedef {object} ToJudge
 * @property {import('../trial.mjs').Fault} fault
 * @property {import('../trial.mjs').Trial} trial whose fault is over
 * @property {number} endsBefore of processes
 * @property {number} limitMs for getting well again
 * @property {boolean} isLastHere else messages may have their turn while the next fault is tried, and are judged with it
 * @property {import('../trial.mjs').Harm} [isHarm] then it ends at the first
 *
 * What is known besides the ledgers and the books.
 * @typedef {object} Seen
 * @property {number} recoveryMs
 * @property {string} [still]
 * @property {readonly import('./topic-reader.mjs').TopicRecord[]} records
 */

/** What a transaction broke is broken at once, however much is still on its way. */
const atOnce = ['I2', 'I8'];
const fromTheBooks = ['I1', 'I2', 'I3', 'I4', 'I7', 'I8', 'I9', 'I11', 'I12'];
const fromTheTopics = ['I5', 'I6', 'I10'];
/**
 * Each process has its own and no more. Those of one that ended may be seen for a moment beside its successor's, and so
 * may those of which PostgreSQL was not told that they are gone, from the fault that left them until they are not seen any more.
 * @param {import('../trial.mjs').Trial} trial @returns {(role: string) => number}
 */
const mostConnections =
  ({ ground, linger }) =>
  (role) => {
    const service = role.replace(/^waymark_/, '');
    const { came, went } = ground.line.turnover;
    const further = [...came].filter((name) => serviceOf(name) === service).length;
    return (
      connectionsOfAProcess *
      (1 + further + (linger || ground.lingers || went.has(service) ? 1 : 0))
    );
  };

/** Whether those that a fault left are still seen. @param {Readonly<Record<string, number>>} most role → connections at once */
export const isBeyondOneProcess = (most) =>
  Object.values(most).some((n) => n > connectionsOfAProcess);

/** @param {ToJudge} what @returns {Promise<{ verdicts: readonly Verdict[], recoveryMs: number, redelivered: number }>} */
export async function judged(what) {
  const { trial, limitMs, isLastHere, isHarm } = what;
  const { ground } = trial;
  const sinceMs = Date.now() - Number(trial.endedAt);
  if (isHarm !== undefined) {
    const verdicts = await firstHarm(what, atOnce, { recoveryMs: sinceMs, records: [] });
    if (verdicts.some(isHarm)) return { verdicts, recoveryMs: sinceMs, redelivered: 0 };
  }
  /** @type {{ ms: number, still?: string, remark?: string }} */
  const quiet = await untilQuiet(ground, Math.max(5_000, limitMs - sinceMs));
  const recoveryMs = sinceMs + quiet.ms;
  if (isHarm !== undefined) {
    const seen = { recoveryMs, still: quiet.still, records: [] };
    const verdicts = await firstHarm(what, fromTheBooks, seen);
    if (verdicts.some(isHarm)) return { verdicts, recoveryMs, redelivered: 0 };
  }
  const isToWait = isLastHere && quiet.still === undefined;
  const sent = isToWait ? await untilSent(ground) : quiet;
  if (sent.remark !== undefined) trial.remarks.push(sent.remark);
  const records = await ground.records(sent.still === undefined);
  const redelivered = ground.redeliveries.sinceLastCount(records);
  await ownPromises(what, { records, redelivered });
  const seen = { recoveryMs, still: sent.still, records };
  const verdicts = await firstHarm(what, [...fromTheBooks, ...fromTheTopics], seen);
  return { verdicts, recoveryMs, redelivered };
}

/** @param {ToJudge} what @param {import('../trial.mjs').Seen} seen */
async function ownPromises({ fault, trial }, seen) {
  try {
    await fault.after?.(trial, seen);
  } catch (error) {
    trial.fail(`its own promise could not be judged: ${error.message}`);
  }
}

/** These, until one shows the harm, if any is wanted; what only this fault promises is last. @param {ToJudge} what @param {readonly string[]} ids @param {Seen} seen @returns {Promise<readonly Verdict[]>} */
async function firstHarm(what, ids, seen) {
  const { fault, trial, isHarm = () => false } = what;
  const own = trial.broken.length > 0 ? [{ id: fault.id, broken: trial.broken }] : [];
  if (own.some(isHarm)) return own;
  return [...judge(await evidenceOf(what, seen), { ids, isLast: isHarm }), ...own];
}

/** @param {ToJudge} what @param {Seen} seen @returns {Promise<import('./invariants.mjs').Evidence>} */
async function evidenceOf({ trial, endsBefore, limitMs }, { recoveryMs, still, records }) {
  const { ground } = trial;
  const isThere = ({ referralId = '' }) => !ground.lost.has(referralId);
  return {
    entries: ground.ledger.entries().filter(isThere),
    commands: ground.commands.ledger.entries().filter(isThere),
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
      recoveryMs: limitMs,
    },
  };
}
