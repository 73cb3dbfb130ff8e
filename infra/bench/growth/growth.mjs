import { setTimeout as sleep } from 'node:timers/promises';
import { say, step } from '../../start/progress.mjs';
import { Line } from '../line/line.mjs';
import { Watcher } from '../line/watcher.mjs';
import { Load } from '../load/load.mjs';
import { idsOf, measureLine } from '../measures/saturated.mjs';
import { measureSteady } from '../measures/steady.mjs';
import { measurePages } from '../measures/pages.mjs';
import { number, ms } from '../report/words.mjs';
import { query } from '../servers.mjs';
import { hot, multiply, sizes, whole } from './stored.mjs';

/** What copies are made of, at least. */
const templates = 1_000;
const consumers = ['eligibility', 'routing', 'notification', 'operations'];
const withinMs = 180_000;
const settleMs = 5_000;

/**
 * @typedef {object} Grown
 * @property {number} stored referrals that were there before
 * @property {number} instances of each consumer
 * @property {Awaited<ReturnType<typeof measureLine>>} saturated
 * @property {Awaited<ReturnType<typeof measureSteady>>} steady
 * @property {Awaited<ReturnType<typeof measurePages>>} [pages]
 * @property {number} [gigabytes] of all databases
 */

/**
 * The same measures with more stored, and with more instances of each consumer.
 * @param {object} what
 * @param {import('../servers.mjs').BenchServers} what.servers
 * @param {ReturnType<typeof import('../load/referrals.mjs').referrals>} what.source
 * @param {import('../options.mjs').Options} what.options
 * @returns {Promise<{ stored: readonly Grown[], instances: readonly Grown[] }>}
 */
export async function measureGrowth({ servers, source, options }) {
  return {
    stored: await withMoreStored({ servers, source, options }),
    instances: await withMoreInstances({ servers, source, options }),
  };
}

/** @param {Parameters<typeof measureGrowth>[0]} what */
async function withMoreStored({ servers, source, options }) {
  /** @type {Grown[]} */
  const found = [];
  // The most first: what takes longest to store is stored before anything is timed.
  for (const stored of options.stored.toReversed()) {
    const line = new Line({ servers });
    try {
      await line.start();
      await fill(line, source, options);
      await step(
        `storing ${number(stored)} referrals`,
        () => store(line, servers.databaseUrl, stored),
        () => `${number(stored)} referrals are stored`,
      );
      found.unshift({
        stored,
        instances: 1,
        ...(await both(line, source, options)),
        pages: await measurePages({ line }),
        gigabytes: await gigabytes(servers.databaseUrl),
      });
      tell(found[0]);
    } finally {
      await line.stop();
    }
  }
  return found;
}

/**
 * The same measures with hot tables that have grown, alone, and without.
 * @param {Parameters<typeof measureGrowth>[0]} what
 */
export async function measureHot(what) {
  const { servers, options } = what;
  // What takes longest comes before anything is timed.
  const grown = await filled(what, async (line) => {
    await step(
      `storing ${number(options.hot)} referrals in the hot tables`,
      () => store(line, servers.databaseUrl, options.hot, hot),
      () => `${number(options.hot)} referrals are in the hot tables`,
    );
    return options.hot;
  });
  return { grown, small: await filled(what, () => Promise.resolve(templates)) };
}

/** @param {Parameters<typeof measureGrowth>[0]} what @param {(line: Line) => Promise<number>} grow answers how many are stored then */
async function filled({ servers, source, options }, grow) {
  const line = new Line({ servers });
  try {
    await line.start();
    await fill(line, source, options);
    const stored = await grow(line);
    const found = { stored, instances: 1, ...(await both(line, source, options)) };
    tell(found);
    return { ...found, sizes: await sizes({ databaseUrls: line.databaseUrls, tables: hot }) };
  } finally {
    await line.stop();
  }
}

/** @param {Line} line @param {string} adminUrl @param {number} stored @param {Readonly<Record<string, readonly string[]>>} [tables] */
async function store(line, adminUrl, stored, tables = whole) {
  await line.stopServices();
  const [{ there }] = await query(
    line.databaseUrls.operations,
    'SELECT count(*)::int AS there FROM ledger',
  );
  await multiply({
    adminUrl,
    databaseUrls: line.databaseUrls,
    copies: Math.round(stored / there),
    tables,
  });
  await line.startServices();
}

/** @param {Parameters<typeof measureGrowth>[0]} what */
async function withMoreInstances({ servers, source, options }) {
  /** @type {Grown[]} */
  const found = [];
  for (const instances of options.instances) {
    const line = new Line({ servers });
    try {
      await step(
        `starting ${instances} of each consumer`,
        async () => {
          await line.start();
          for (let nth = 2; nth <= instances; nth += 1) {
            for (const name of consumers) await line.startAnother(name, nth);
          }
          await sleep(settleMs);
        },
        () => `${instances} of each consumer are ready`,
      );
      found.push({ stored: 0, instances, ...(await both(line, source, options)) });
      tell(found.at(-1));
    } finally {
      await line.stop();
    }
  }
  return found;
}

/** @param {Line} line @param {Parameters<typeof measureGrowth>[0]['source']} source @param {import('../options.mjs').Options} options */
async function both(line, source, { n, senders, longest, perSecond, seconds }) {
  const saturated = await measureLine({
    line,
    warmUp: source.many(400),
    referrals: source.many(n),
    senders,
    sendingMs: longest * 1000,
    withinMs,
  });
  const steady = await measureSteady({
    line,
    warmUp: source.many(perSecond * 2),
    referrals: source.many(perSecond * seconds),
    perSecond,
    withinMs,
  });
  return { saturated, steady };
}

/** What is copied has gone all the way. @param {Line} line @param {Parameters<typeof measureGrowth>[0]['source']} source @param {import('../options.mjs').Options} options */
async function fill(line, source, { senders }) {
  const load = new Load(line.target(), senders);
  const watcher = new Watcher(line.databaseUrls);
  await watcher.open();
  try {
    const ids = idsOf(await load.saturate(source.many(templates), senders));
    await watcher.allTold(ids, { withinMs });
    await watcher.quiet(ids, withinMs);
  } finally {
    load.close();
    await watcher.close();
  }
}

/** @param {string} adminUrl */
async function gigabytes(adminUrl) {
  const [{ gb }] = await query(
    adminUrl,
    `SELECT sum(pg_database_size(oid)) / 1e9 AS gb FROM pg_database WHERE datname LIKE 'waymark%'`,
  );
  return Number(gb);
}

/** @param {Grown | undefined} grown */
function tell(grown) {
  if (!grown) return;
  const { stored, instances, saturated, steady } = grown;
  say(
    `  ${number(stored)} stored, ${instances} of each consumer: ${number(saturated.perSecond)} a second; ` +
      `at ${steady.perSecond} a second p50 ${ms(steady.toldMs.p50)}, p99 ${ms(steady.toldMs.p99)}`,
  );
}
