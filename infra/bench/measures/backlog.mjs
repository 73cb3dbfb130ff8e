import { setTimeout as sleep } from 'node:timers/promises';
import { Load } from '../load/load.mjs';
import { Watcher } from '../line/watcher.mjs';
import { costsOf, forgetPeaks } from '../process-costs.mjs';
import { idsOf } from './saturated.mjs';

const urgentOnes = 5;
const betweenUrgentMs = 1_000;

/**
 * Eligibility is stopped, referrals pile up, it is started again: how fast the pile is worked off, and how long an
 * urgent referral takes that arrives meanwhile.
 * @param {object} what
 * @param {import('../line/line.mjs').Line} what.line
 * @param {ReturnType<typeof import('../load/referrals.mjs').referrals>} what.source
 * @param {number} what.size referrals
 * @param {number} what.senders
 * @param {number} what.sendingMs at most
 * @param {number} what.withinMs
 */
export async function measureBacklog({ line, source, size, senders, sendingMs, withinMs }) {
  const watcher = new Watcher(line.databaseUrls);
  const load = new Load(line.target(), senders);
  const still = () => line.mustBeWhole();
  await watcher.open();
  try {
    await line.stopOne('eligibility');
    const saidBefore = await said(watcher);
    const filled = idsOf(await load.saturate(source.many(size), senders, sendingMs));
    const waiting = (await said(watcher)) - saidBefore;

    const pids = line.pids();
    forgetPeaks(pids);
    const started = Date.now();
    await line.startOne('eligibility');
    const urgent = [];
    for (let nth = 0; nth < urgentOnes; nth += 1) {
      urgent.push(await load.send(source.next({ urgent: true })));
      await sleep(betweenUrgentMs);
    }
    const ids = [...filled, ...idsOf(urgent)];
    await watcher.allTold(ids, { withinMs, still });
    const times = await watcher.times(ids);
    const assessedFirst = [...times.values()].reduce(
      (first, { assessedAt }) => (assessedAt > started ? Math.min(first, assessedAt) : first),
      Infinity,
    );
    const end = [...times.values()].reduce((last, one) => Math.max(last, one.toldAt), started);
    return {
      referrals: filled.length,
      events: waiting,
      startedInMs: line.startMs['eligibility'],
      drainSeconds: (end - assessedFirst) / 1000,
      perSecond: filled.length / ((end - assessedFirst) / 1000),
      urgentRoutedMs: urgent.map(
        ({ referralId, at }) => (times.get(referralId)?.routedAt ?? NaN) - at,
      ),
      costs: costsOf(line.pids()),
      trouble: await watcher.trouble(),
    };
  } finally {
    load.close();
    await watcher.close();
  }
}

/** How many events intake has said. @param {Watcher} watcher @returns {Promise<number>} */
async function said(watcher) {
  const [{ n }] = await watcher.rows('intake', 'SELECT sum(sequence)::int AS n FROM said');
  return n;
}
