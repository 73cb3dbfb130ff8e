import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { ensureTopics } from '../../kafka/topics.mjs';
import { Load } from '../load/load.mjs';
import { roundOf } from '../measures/saturated.mjs';
import { costsOf, differences, forgetPeaks } from '../process-costs.mjs';
import { query } from '../servers.mjs';
import { stages, tablesOf, topicOf } from './stages.mjs';

const stageFile = fileURLToPath(new URL('./stage.mjs', import.meta.url));
const name = 'waymark_bench_floor';
const lookMs = 50;
const firstWithinMs = 45_000;
/** As many as the line's topics have. */
const partitions = 12;

/**
 * The least work that four services must do to take a referral durably from HTTP to a notification, saturated.
 * @param {object} what
 * @param {import('../servers.mjs').BenchServers} what.servers
 * @param {readonly import('../load/referrals.mjs').ReferralToSend[]} what.warmUp
 * @param {readonly import('../load/referrals.mjs').ReferralToSend[]} what.referrals
 * @param {number} what.senders
 * @param {number} what.sendingMs at most
 * @param {number} what.withinMs
 */
export async function measureFloor(what) {
  // Once in a while, on a busy machine, a bare stage stops hearing: it has nothing that would notice.
  try {
    return await measureOnce({ ...what, warmUpWithinMs: firstWithinMs });
  } catch {
    return await measureOnce({ ...what, warmUpWithinMs: what.withinMs });
  }
}

/** @param {Parameters<typeof measureFloor>[0] & { warmUpWithinMs: number }} what */
async function measureOnce({
  servers,
  warmUp,
  referrals,
  senders,
  sendingMs,
  withinMs,
  warmUpWithinMs,
}) {
  const floor = await startFloor(servers);
  const database = new pg.Client({ connectionString: floor.databaseUrl });
  await database.connect();
  const load = new Load({ url: floor.url, token: () => 'none' }, senders);
  try {
    await load.saturate(warmUp, senders);
    await arrived(database, warmUp.length, warmUpWithinMs);

    forgetPeaks(floor.pids);
    const before = costsOf(floor.pids);
    const started = Date.now();
    const sent = await load.saturate(referrals, senders, sendingMs);
    await arrived(database, warmUp.length + sent.length, withinMs);
    const costs = differences(before, costsOf(floor.pids));
    const arrivedAt = await arrivals(database);
    const endedAt = (/** @type {string} */ id) => arrivedAt.get(id) ?? Number.NaN;
    return roundOf({ of: 'floor', started, sent, endedAt, costs });
  } finally {
    load.close();
    await database.end();
    await floor.stop();
  }
}

/** @param {pg.Client} database @param {number} wanted @param {number} withinMs */
async function arrived(database, wanted, withinMs) {
  const end = performance.now() + withinMs;
  for (;;) {
    const { rows } = await database.query('SELECT count(*)::int AS n FROM notification.referral');
    if (rows[0].n >= wanted) return;
    if (performance.now() > end) throw new Error(`Only ${rows[0].n} of ${wanted} arrived in time.`);
    await sleep(lookMs);
  }
}

/** When each was committed at the end, in ms since 1970. @param {pg.Client} database */
async function arrivals(database) {
  const { rows } = await database.query(
    `SELECT id, extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000 AS at
     FROM notification.referral`,
  );
  return new Map(rows.map(({ id, at }) => [id, Number(at)]));
}

/** @param {import('../servers.mjs').BenchServers} servers */
async function startFloor({ databaseUrl: adminUrl, kafkaBrokers, pids }) {
  await query(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await query(adminUrl, `CREATE DATABASE ${name}`);
  const databaseUrl = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
  for (const stage of stages) await query(databaseUrl, tablesOf(stage));
  const run = `floor-${Date.now()}`;
  await ensureTopics(
    kafkaBrokers,
    stages.slice(0, -1).map((stage) => ({ name: topicOf(run, stage), partitions, settings: {} })),
  );
  const env = {
    PATH: process.env.PATH,
    FLOOR_DATABASE_URL: databaseUrl,
    FLOOR_KAFKA_BROKERS: kafkaBrokers,
  };
  const children = stages.map((stage) => fork(stageFile, [stage, run], { env, execArgv: [] }));
  const [[{ port }]] = await Promise.all(children.map((child) => once(child, 'message')));
  return {
    databaseUrl,
    url: `http://127.0.0.1:${port}/referrals`,
    pids: {
      ...Object.fromEntries(children.map(({ pid }, at) => [stages[at], Number(pid)])),
      ...pids,
    },
    async stop() {
      const gone = children.map((child) => once(child, 'exit'));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(gone);
      await query(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
