import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { administratorUrl } from '../../postgres/addresses.mjs';
import { prepareDatabases } from '../../postgres/databases.mjs';
import { migrateDatabases } from '../../postgres/migrate-databases.mjs';
import { checkout } from '../../start/places.mjs';
import { built, factsOf } from '../assess/referrals-to-judge.mjs';
import { referrals } from '../load/referrals.mjs';
import { costsOf, differences } from '../process-costs.mjs';

const differentPeople = 3_000;
const days = 60;
const rowsAtOnce = 50_000;
const cancelAfterMs = 2_000;
const folder = join(checkout, 'infra', 'criteria');
const json = (/** @type {string} */ name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

/**
 * Stored referrals of every area, judged again by the criteria in force and by a draft that takes nobody, of the service
 * that most of them may belong to: everybody it took has to be sent elsewhere.
 * @param {{ servers: import('../servers.mjs').BenchServers, seed: number, today: string, past: number }} what
 */
export async function measureWhatIf({ servers, seed, today, past }) {
  const facts = await factsOf(referrals({ seed, today }).many(differentPeople), today);
  const databaseUrl = await eligibilitysTables(servers.databaseUrl);
  const adminUrl = administratorUrl(servers.databaseUrl, 'eligibility');
  await store({ databaseUrl: adminUrl, facts, today, past });
  const { JudgingThreads } = await built('eligibility/src/gateways/judging-threads.js');
  const threads = new JudgingThreads({ DATABASE_URL: databaseUrl });
  const question = { criteria: await criteria(facts, today), since: dayBefore(today, days) };

  const before = costsOf({ postgres: servers.pids.postgres });
  const whole = await judged(threads, question);
  const { postgres } = differences(before, costsOf({ postgres: servers.pids.postgres }));
  const cancelled = await cancelledAfter(threads, question, cancelAfterMs);
  const [all = 0, ...moved] = whole.counts.people.total;
  return {
    past,
    seconds: whole.seconds,
    perSecond: past / whole.seconds,
    cpuSeconds: { threads: whole.cpuSeconds, postgres: postgres?.cpuSeconds ?? Number.NaN },
    peakMb: whole.peakMb,
    judged: all,
    moved: moved.reduce((sum, one) => sum + one, 0),
    longestSilenceMs: whole.longestSilenceMs,
    cancelledWithinMs: cancelled,
  };
}

/** @param {any} threads @param {object} question */
async function judged(threads, question) {
  const started = performance.now();
  const cpuBefore = process.cpuUsage();
  let last = started;
  let longestSilenceMs = 0;
  let peak = 0;
  const progress = () => {
    const now = performance.now();
    longestSilenceMs = Math.max(longestSilenceMs, now - last);
    last = now;
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const counts = await threads.judge(question, { progress, signal: new AbortController().signal });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpuSeconds = (user + system) / 1_000_000;
  return { counts, seconds, cpuSeconds, longestSilenceMs, peakMb: peak / 1024 / 1024 };
}

/** @param {any} threads @param {object} question @param {number} ms */
async function cancelledAfter(threads, question, ms) {
  const stop = new AbortController();
  let stopped = 0;
  setTimeout(() => {
    stopped = performance.now();
    stop.abort();
  }, ms);
  const counts = await threads.judge(question, { progress: () => undefined, signal: stop.signal });
  if (counts !== undefined) throw new Error('It was done before it could be cancelled.');
  return performance.now() - stopped;
}

/** @param {readonly object[]} facts @param {string} today */
async function criteria(facts, today) {
  const files = readdirSync(folder).filter(
    (name) => name.endsWith('.json') && name !== 'places.json',
  );
  const contents = files.map(json);
  const draft = takingNobody(
    contents.find(({ serviceId }) => serviceId === busiest(facts, contents)),
    today,
  );
  return {
    inForce: contents.map((content) => ({
      serviceId: content.serviceId,
      revision: 1,
      standing: 'demonstration',
      content,
    })),
    draft,
    places: json('places.json'),
    today: {
      open: contents.map(({ serviceId }) => serviceId),
      goingOn: json(join('..', 'directory', 'fallbacks.json')).reasons,
    },
  };
}

/** The hub in whose places most of them live. @param {readonly any[]} facts @param {readonly any[]} files */
function busiest(facts, files) {
  const homes = new Set(facts.flatMap(({ places }) => places.residence.places));
  const count = (/** @type {any} */ { footprint }) => {
    const own = new Set((footprint ?? []).map((/** @type {any} */ { place }) => place));
    return facts.filter(({ places }) =>
      places.residence.places.some((/** @type {string} */ place) => own.has(place)),
    ).length;
  };
  const hubs = files.filter(({ kind }) => kind === 'mmhs' && homes.size > 0);
  return hubs.sort((one, other) => count(other) - count(one))[0]?.serviceId;
}

/** @param {any} file @param {string} readOn */
const takingNobody = (file, readOn) => ({
  ...file,
  criteria: [
    ...(file.criteria ?? []),
    {
      criterion: 'minimum-age',
      years: 60,
      citation: { source: 'https://bench.example', published: 'Nobody.', readOn },
    },
  ],
});

/** @param {string} adminUrl */
async function eligibilitysTables(adminUrl) {
  const { eligibility: url = '' } = await prepareDatabases(adminUrl);
  await migrateDatabases(adminUrl, ['eligibility']);
  return url;
}

/** @param {{ databaseUrl: string, facts: readonly object[], today: string, past: number }} what */
async function store({ databaseUrl, facts, today, past }) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('CREATE TEMP TABLE bench_facts (nth int PRIMARY KEY, facts json)');
    await client.query(
      'INSERT INTO bench_facts SELECT (nth - 1)::int, facts FROM unnest($1::json[]) WITH ORDINALITY AS t (facts, nth)',
      [facts.map((one) => JSON.stringify(one))],
    );
    for (let from = 0; from < past; from += rowsAtOnce) {
      const numbers = [from, Math.min(from + rowsAtOnce, past) - 1];
      await client.query(
        `INSERT INTO referral (referral_id, first_referred_on, criteria_on)
         SELECT md5('bench ' || n)::uuid, $3::date - n % ${days}, $3::date - n % ${days}
           FROM generate_series($1::int, $2::int) AS n`,
        [...numbers, today],
      );
      await client.query(
        `INSERT INTO assessment (assessment_id, referral_id, facts_version, judged_on,
           first_referred_on, facts, candidates, judgements)
         SELECT gen_random_uuid(), md5('bench ' || n)::uuid, 1, $3::date - n % ${days},
                $3::date - n % ${days}, facts, '[]', '[]'
           FROM generate_series($1::int, $2::int) AS n JOIN bench_facts ON nth = n % ${differentPeople}`,
        [...numbers, today],
      );
      await client.query(
        `INSERT INTO equity_profile
         SELECT md5('bench ' || n)::uuid, (ARRAY['18-19', '20-24', '25-29', '30-34', '35-39'])[1 + n % 5],
                chr(65 + n % 16), (ARRAY['en', 'en', 'en', 'pl', 'ur'])[1 + n / 7 % 5], 1 + n / 3 % 10
           FROM generate_series($1::int, $2::int) AS n`,
        numbers,
      );
    }
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

/** @param {string} day @param {number} before */
const dayBefore = (day, before) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - before * 86_400_000).toISOString().slice(0, 10);
