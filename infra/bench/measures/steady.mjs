import { Load } from '../load/load.mjs';
import { spread } from '../load/quantiles.mjs';
import { Watcher } from '../line/watcher.mjs';
import { costsOf, differences } from '../process-costs.mjs';
import { idsOf } from './saturated.mjs';

/**
 * At an everyday rate: how long from sending until she is on the worklist, and until its messages are planned.
 * @param {object} what
 * @param {import('../line/line.mjs').Line} what.line
 * @param {readonly import('../load/referrals.mjs').ReferralToSend[]} [what.saturating] sent first, as fast as they are taken: what has just started still compiles
 * @param {readonly import('../load/referrals.mjs').ReferralToSend[]} what.warmUp
 * @param {readonly import('../load/referrals.mjs').ReferralToSend[]} what.referrals
 * @param {number} what.perSecond
 * @param {number} what.withinMs
 */
export async function measureSteady({
  line,
  saturating = [],
  warmUp,
  referrals,
  perSecond,
  withinMs,
}) {
  const watcher = new Watcher(line.databaseUrls);
  const load = new Load(line.target(), perSecond * 4);
  const still = () => line.mustBeWhole();
  await watcher.open();
  try {
    const first = [
      ...idsOf(await load.saturate(saturating, perSecond)),
      ...idsOf(await load.steadily(warmUp, perSecond)),
    ];
    await watcher.allTold(first, { withinMs, still });
    await watcher.quiet(first, withinMs);

    const pids = line.pids();
    const before = costsOf(pids);
    const started = performance.now();
    const sent = await load.steadily(referrals, perSecond);
    const ids = idsOf(sent);
    await watcher.allTold(ids, { withinMs, still });
    const seconds = (performance.now() - started) / 1000;
    const costs = differences(before, costsOf(pids));
    const times = await watcher.times(ids);
    const since = (/** @type {'assessedAt' | 'routedAt' | 'toldAt'} */ what) =>
      spread(sent.map(({ referralId, at }) => (times.get(referralId)?.[what] ?? NaN) - at));
    return {
      perSecond,
      seconds,
      referrals: sent.length,
      acceptMs: spread(sent.map(({ acceptMs }) => acceptMs)),
      judgedMs: since('assessedAt'),
      routedMs: since('routedAt'),
      toldMs: since('toldAt'),
      costs,
    };
  } finally {
    load.close();
    await watcher.close();
  }
}
