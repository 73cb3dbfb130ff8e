import { Load } from '../load/load.mjs';
import { spread } from '../load/quantiles.mjs';
import { Watcher } from '../line/watcher.mjs';
import { costsOf, differences, forgetPeaks } from '../process-costs.mjs';

/**
 * @typedef {import('../line/line.mjs').Line} Line
 * @typedef {import('../load/referrals.mjs').ReferralToSend} ReferralToSend
 */

/**
 * A round on which nothing waits for anything else: how many a second went all the way, and what each process spent.
 * @typedef {object} Round
 * @property {'floor' | 'line'} of
 * @property {number} referrals
 * @property {number} acceptedPerSecond
 * @property {number} perSecond all the way
 * @property {ReturnType<typeof spread>} acceptMs
 * @property {ReturnType<typeof spread>} throughMs from sending to the end
 * @property {Readonly<Record<string, import('../process-costs.mjs').Cost>>} costs by process
 * @property {number} cpuMsEach of all processes but the load, per referral
 * @property {readonly Progress[]} progress
 *
 * @typedef {{ seconds: number, accepted: number, through: number }} Progress
 */

/**
 * @param {object} what
 * @param {'floor' | 'line'} what.of
 * @param {number} what.started
 * @param {readonly import('../load/load.mjs').Sent[]} what.sent
 * @param {(referralId: string) => number} what.endedAt
 * @param {Round['costs']} what.costs
 * @returns {Round}
 */
export function roundOf({ of, started, sent, endedAt, costs }) {
  const accepted = sent.map(({ at, acceptMs }) => at + acceptMs);
  const ended = sent.map(({ referralId }) => endedAt(referralId));
  const lost = ended.filter(Number.isNaN).length;
  if (lost > 0) throw new Error(`${lost} of ${sent.length} referrals of the ${of} have no end.`);
  const last = (/** @type {readonly number[]} */ times) =>
    times.reduce((most, one) => Math.max(most, one), started);
  const rate = (/** @type {number} */ until) => sent.length / ((until - started) / 1000);
  const cpuSeconds = Object.values(costs).reduce((sum, cost) => sum + cost.cpuSeconds, 0);
  return {
    of,
    referrals: sent.length,
    acceptedPerSecond: rate(last(accepted)),
    perSecond: rate(last(ended)),
    acceptMs: spread(sent.map(({ acceptMs }) => acceptMs)),
    throughMs: spread(sent.map(({ at }, nth) => ended[nth] - at)),
    costs,
    cpuMsEach: (cpuSeconds * 1000) / sent.length,
    progress: progressOf(started, accepted, ended, last(ended)),
  };
}

const points = 80;

/** @param {number} started @param {number[]} accepted @param {number[]} ended @param {number} last @returns {readonly Progress[]} */
function progressOf(started, accepted, ended, last) {
  const until = (/** @type {readonly number[]} */ sorted, /** @type {number} */ at) => {
    const later = sorted.findIndex((time) => time > at);
    return later < 0 ? sorted.length : later;
  };
  const inOrder = [accepted, ended].map((times) => times.toSorted((one, other) => one - other));
  return Array.from({ length: points + 1 }, (_, nth) => {
    const at = started + ((last - started) * nth) / points;
    return {
      seconds: (at - started) / 1000,
      accepted: until(inOrder[0], at),
      through: until(inOrder[1], at),
    };
  });
}

/**
 * The whole line, saturated.
 * @param {object} what
 * @param {Line} what.line
 * @param {readonly ReferralToSend[]} what.warmUp
 * @param {readonly ReferralToSend[]} what.referrals
 * @param {number} what.senders
 * @param {number} what.sendingMs at most
 * @param {number} what.withinMs
 */
export async function measureLine({ line, warmUp, referrals, senders, sendingMs, withinMs }) {
  const watcher = new Watcher(line.databaseUrls);
  const load = new Load(line.target(), senders);
  const still = () => line.mustBeWhole();
  await watcher.open();
  try {
    const first = idsOf(await load.saturate(warmUp, senders));
    await watcher.allTold(first, { withinMs, still });
    await watcher.quiet(first, withinMs);

    const pids = line.pids();
    forgetPeaks(pids);
    const before = costsOf(pids);
    const started = Date.now();
    const sent = await load.saturate(referrals, senders, sendingMs);
    const ids = idsOf(sent);
    await watcher.allTold(ids, { withinMs, still });
    const costs = differences(before, costsOf(pids));
    const times = await watcher.times(ids);
    const round = roundOf({
      of: 'line',
      started,
      sent,
      endedAt: (id) => Math.max(times.get(id)?.routedAt ?? NaN, times.get(id)?.toldAt ?? NaN),
      costs,
    });
    return { ...round, trouble: await watcher.trouble() };
  } finally {
    load.close();
    await watcher.close();
  }
}

/** @param {readonly import('../load/load.mjs').Sent[]} sent */
export const idsOf = (sent) => sent.map(({ referralId }) => referralId);
