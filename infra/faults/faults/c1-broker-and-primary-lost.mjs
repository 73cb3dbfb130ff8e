import { setTimeout as sleep } from 'node:timers/promises';
import { query } from '../../bench/servers.mjs';
import { waitUntil } from '../../start/wait-until.mjs';

const brokers = /** @type {const} */ (['kafka-1', 'kafka-2', 'kafka-3']);
const perSecond = 4;
/** In which it heals alone. */
const wellWithinMs = 60_000;
const behindMs = 2_500;
const settledMs = 5_000;

/** @type {import('../trial.mjs').Fault} */
export const c1 = {
  id: 'C1',
  is: 'three brokers and a synchronous standby in containers: one broker is killed (-9), then the primary, and the standby, which could not follow in the last moments, takes over',
  protectedBy: 'two of three brokers have what was said; the standby has what was acknowledged',
  mutation: 'standby-must-have-it',
  apart: true,
  onCluster: true,
  quietWithinMs: 180_000,

  async make(trial) {
    trial.linger = true;
    const cluster = clusterOf(trial);
    const { dice } = trial.ground;
    if (trial.isWithoutProtection) await makeAsynchronous(cluster);
    const broker = dice.oneOf(brokers);
    await trial.underLoad(perSecond, () => withoutBroker(trial, cluster, broker));
    // A broker in a container takes its time to start, also on a machine that does nothing else.
    await cluster.start(broker);
    await trial.underLoad(perSecond, () => withoutPrimary(trial, cluster));
    await hasAStandbyAgain(cluster);
  },
};

/** @param {import('../trial.mjs').Trial} trial @param {Cluster} cluster @param {typeof brokers[number]} broker */
async function withoutBroker(trial, cluster, broker) {
  const { ledger, sender, books } = trial.ground;
  const lostAt = Date.now();
  await cluster.kill(broker);
  trial.injected += 1;
  const sentSince = () =>
    ledger
      .entries()
      .flatMap(({ acknowledgedAt = 0, referralId }) =>
        referralId !== undefined && acknowledgedAt > lostAt ? [referralId] : [],
      );
  await waitUntil(
    async () => {
      const sql = `SELECT count(*) AS n FROM placement WHERE referral_id = ANY ($1) AND state <> 'being-judged'`;
      if ((await books.number('routing', sql, [sentSince()])) === 0) throw new Error('not yet');
    },
    { withinMs: wellWithinMs, everyMs: 200 },
  ).catch(() => trial.fail('no referral that came without the broker was routed within a minute'));
  trial.remarks.push(`Without ${broker} the line went on after ${seconds(Date.now() - lostAt)} s`);
  await sleep(trial.lasts({ short: 5, full: 120 }));
  const refused = sender.failures.filter(({ at }) => at > lostAt);
  trial.expect(refused.length === 0, `${refused.length} were refused while a broker was away`);
}

/** @param {import('../trial.mjs').Trial} trial @param {Cluster} cluster */
async function withoutPrimary(trial, cluster) {
  await stopFollowing(cluster);
  await sleep(behindMs);
  await cluster.kill('postgres-1');
  trial.injected += 1;
  const lostAt = Date.now();
  await cluster.takeOver('postgres-2');
  const ms = (await firstAccepted(trial, Date.now())) - lostAt;
  trial.remarks.push(`The first referral was accepted ${seconds(ms)} s after the primary was lost`);
  await sleep(settledMs);
}

const seconds = (/** @type {number} */ ms) => (ms / 1000).toFixed(1);

/** @typedef {import('../ground/cluster.mjs').Cluster} Cluster */

/** @param {import('../trial.mjs').Trial} trial @returns {Cluster} */
function clusterOf({ ground }) {
  const { cluster } = ground.servers;
  if (!cluster) throw new Error('these servers are no cluster');
  return cluster;
}

/** @param {import('../trial.mjs').Trial} trial @param {number} since @returns {Promise<number>} when */
function firstAccepted({ ground }, since) {
  return waitUntil(
    async () => {
      const times = ground.ledger.entries().map(({ acknowledgedAt = 0 }) => acknowledgedAt);
      const first = Math.min(...times.filter((at) => at > since));
      if (first === Infinity)
        throw new Error('no referral was accepted after the standby had taken over');
      return first;
    },
    { withinMs: 60_000, everyMs: 100 },
  );
}

/** The standby is there, and gets nothing any more. @param {Cluster} cluster */
async function stopFollowing(cluster) {
  const url = cluster.nodeUrl('postgres-2');
  await query(url, `ALTER SYSTEM SET primary_conninfo = ''`);
  await query(url, 'SELECT pg_reload_conf()');
}

/** @param {Cluster} cluster */
async function makeAsynchronous(cluster) {
  const url = cluster.nodeUrl('postgres-1');
  await query(url, 'ALTER SYSTEM RESET synchronous_standby_names');
  await query(url, 'SELECT pg_reload_conf()');
}

/** The lost node comes back with nothing, and copies who took over. @param {Cluster} cluster */
async function hasAStandbyAgain(cluster) {
  await cluster.startEmpty('postgres-1');
  await waitUntil(
    async () => {
      const [row] = await query(
        cluster.nodeUrl('postgres-2'),
        'SELECT application_name AS name, sync_state AS state FROM pg_stat_replication',
      );
      if (row?.name !== 'postgres-1' || row.state !== 'quorum')
        throw new Error(`the lost node does not follow: ${JSON.stringify(row)}`);
    },
    { withinMs: 60_000, everyMs: 500 },
  );
}
