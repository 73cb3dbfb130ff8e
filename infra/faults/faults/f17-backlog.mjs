import { waitUntil } from '../../start/wait-until.mjs';
import { costsOf } from '../../bench/process-costs.mjs';

const comeMeanwhile = 5;
const promisedMs = 2_000;

/** @type {import('../trial.mjs').Fault} */
export const f17 = {
  id: 'F17',
  is: 'a backlog piles up before routing; urgent referrals come last of it, and while it is worked off',
  protectedBy: 'a topic, relay and consumer for urgent events alone',
  mutation: 'urgent-waits',
  quietWithinMs: 180_000,

  async make(trial) {
    const { line, sender, books } = trial.ground;
    await line.stopOne('routing');
    const size = trial.isFull ? 100_000 : 1_200;
    await sender.many(size, 32);
    trial.injected = size;
    const last = await sender.one({ urgent: true });
    await line.startOne('routing');
    const startedAt = Date.now();
    const before = cpuSeconds(line);
    await untilRouted(trial, last);
    const lastMs = Date.now() - startedAt;
    const cpu = cpuSeconds(line) - before;
    const left = await waiting(books);
    trial.expect(left > size / 2, 'the urgent referral had to wait for most of the backlog');
    const meanwhile = await routedMeanwhile(trial);
    trial.mustBite(meanwhile.length > 0, 'the backlog was worked off at once');
    const middle = meanwhile.toSorted((one, other) => one - other)[meanwhile.length >> 1] ?? 0;
    trial.expect(
      middle <= promisedMs,
      `urgent referrals that came meanwhile took ${seconds(middle)} s in the middle`,
    );
    trial.remarks.push(
      `The last one of the backlog, urgent, was routed ${seconds(lastMs)} s after routing was ready, for which it had ${cpu.toFixed(1)} s of a core, with ${left} others still to be routed`,
      `Urgent ones that came meanwhile took ${meanwhile.map(seconds).join(', ')} s`,
    );
    trial.endFault();
  },
};

/** From the answer to the referrer, while there is a backlog. @param {import('../trial.mjs').Trial} trial @returns {Promise<readonly number[]>} ms */
async function routedMeanwhile(trial) {
  const { sender, books } = trial.ground;
  const took = [];
  while (took.length < comeMeanwhile && (await waiting(books)) > 0) {
    const one = await sender.one({ urgent: true });
    const sentAt = Date.now();
    await untilRouted(trial, one);
    took.push(Date.now() - sentAt);
  }
  return took;
}

/** @param {import('../trial.mjs').Trial} trial @param {import('../load/ack-ledger.mjs').Entry | undefined} entry */
function untilRouted(trial, entry) {
  const sql = `SELECT count(*) AS n FROM placement WHERE referral_id = $1 AND state <> 'being-judged'`;
  return waitUntil(
    async () => {
      const routed = await trial.ground.books.number('routing', sql, [entry?.referralId]);
      if (routed === 0) throw new Error('not routed');
    },
    { withinMs: 60_000, everyMs: 50 },
  ).catch(() => trial.fail('an urgent referral was not routed within a minute'));
}

/** @param {import('../ground/line.mjs').Line} line */
const cpuSeconds = (line) => costsOf({ routing: line.pid('routing') }).routing.cpuSeconds;

const seconds = (/** @type {number} */ ms) => (ms / 1000).toFixed(1);

/** Referrals that were judged and not routed. @param {import('../judge/books.mjs').Books} books */
async function waiting(books) {
  const sql = (/** @type {string} */ producer) =>
    `SELECT count(*) AS n FROM heard WHERE producer = '${producer}' AND sequence > 0 AND length(subject) = 36`;
  const judged = await books.number('eligibility', sql('intake'));
  return judged - (await books.number('routing', sql('eligibility')));
}
