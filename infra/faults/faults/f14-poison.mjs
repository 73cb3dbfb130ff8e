import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { asOperator } from '../ground/operator.mjs';
import { headersOf } from '../load/event-headers.mjs';
import { TopicWriter } from '../load/topic-writer.mjs';
import { waitUntil } from '../../start/wait-until.mjs';

const withinMs = 60_000;
/** A little less than a topic takes; one of 2 MB is refused by the broker. */
const largest = 1_000_000;
const tooLarge = 2_000_000;
const unforeseen = 3;
/** Longer than an error that nobody foresaw is tried, or nothing would show that this is another. */
const heldMs = 25_000;
const isId = /^[0-9a-f-]{36}$/;
/** Whoever hears intake. */
const hearers = /** @type {const} */ (['eligibility', 'routing', 'notification', 'operations']);
/** Chosen referrals meet an error that nobody foresaw, in the handler's own statement. */
const brokenHandler = `
  CREATE TABLE faults_poison (id uuid PRIMARY KEY);
  CREATE TABLE faults_held (id uuid PRIMARY KEY);
  CREATE FUNCTION faults_poison() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    IF EXISTS (SELECT FROM faults_poison WHERE id = NEW.referral_id) THEN
      RAISE EXCEPTION 'nobody foresaw this';
    END IF;
    PERFORM FROM faults_held WHERE id = NEW.referral_id FOR UPDATE;
    RETURN NEW;
  END $$;
  CREATE TRIGGER faults_poison BEFORE INSERT ON assessment FOR EACH ROW
  EXECUTE FUNCTION faults_poison()`;
const repairedHandler = `
  DROP TRIGGER faults_poison ON assessment; DROP FUNCTION faults_poison(); DROP TABLE faults_poison; DROP TABLE faults_held`;

/** @type {import('../trial.mjs').Fault} */
export const f14 = {
  id: 'F14',
  is: 'poison among good events: bad JSON, wrong data, no headers, nothing, 1 MB, 2 MB, snappy, an unknown type, a handler that fails, one that waits for a lock as long as somebody holds it',
  protectedBy: 'quarantine; the broker unpacks what our client cannot',
  mutation: ['poison-is-waited-for', 'held-is-set-aside', 'held-stops-others'],

  async make(trial) {
    const { books, offsets, servers, dice } = trial.ground;
    const writer = new TopicWriter(offsets, { jars: servers.jars, broker: servers.kafka.address });
    const topic = offsets.topic('intake');
    await refusedAsTooLarge(trial, writer, topic);
    await books.rows('eligibility', brokenHandler);
    /** @type {readonly string[]} */
    let expected = [];
    /** @type {Awaited<ReturnType<typeof meetsALock>> | undefined} */
    let held;
    try {
      await trial.underLoad(12, async () => {
        await meetsTheUnforeseen(trial);
        held = await meetsALock(trial);
        const poison = poisons(topic, dice);
        const places = await writer.write(poison.map(({ record }) => record));
        const snappy = await inSnappy(writer, topic, dice);
        expected = [...poison.map(({ event }, at) => event ?? placeOf(places[at])), snappy];
        for (const one of expected) trial.ground.quarantined.add(one);
        for (const { event } of poison) if (event) trial.ground.foreign.add(event);
        trial.ground.foreign.add(snappy);
        await sleep(trial.lasts({ short: 6, full: 60 }));
        trial.injected += expected.length;
      });
      await allQuarantined(trial, expected);
      if (held) await othersGoOn(trial, held);
    } finally {
      await held?.release();
      await books.rows('eligibility', repairedHandler);
    }
    await settle(trial);
    trial.endFault();
  },
};

/** What no consumer could fetch in turn does not get in. @param {import('../trial.mjs').Trial} trial @param {TopicWriter} writer @param {string} topic */
async function refusedAsTooLarge(trial, writer, topic) {
  const key = trial.ground.dice.uuid();
  const value = JSON.stringify({ referralId: 'x'.repeat(tooLarge) });
  const isRefused = await writer.write([{ topic, key, value, headers: {} }]).then(
    () => false,
    (error) => /too large|larger than/i.test(error.message),
  );
  trial.expect(isRefused, 'a record of 2 MB got into a topic');
  trial.injected += 1;
}

/** Right referrals that the handler will fail on; it is stopped until it is known which. @param {import('../trial.mjs').Trial} trial */
async function meetsTheUnforeseen(trial) {
  const { line, sender, books } = trial.ground;
  line.signal('eligibility', 'SIGSTOP');
  try {
    for (let nth = 0; nth < unforeseen; nth += 1) {
      const referralId = (await sender.one())?.referralId;
      if (referralId === undefined) continue;
      await books.rows('eligibility', 'INSERT INTO faults_poison VALUES ($1)', [referralId]);
    }
  } finally {
    line.signal('eligibility', 'SIGCONT');
  }
}

/** A right referral whose handler waits for a row that somebody has. @param {import('../trial.mjs').Trial} trial */
async function meetsALock(trial) {
  const { line, sender, books } = trial.ground;
  const client = new pg.Client({ connectionString: books.databaseUrls.eligibility });
  await client.connect();
  line.signal('eligibility', 'SIGSTOP');
  try {
    const referralId = (await sender.one())?.referralId;
    await client.query('INSERT INTO faults_held VALUES ($1)', [referralId]);
    await client.query('BEGIN; SELECT FROM faults_held FOR UPDATE');
    trial.injected += 1;
    return { referralId, since: Date.now(), release: () => client.end() };
  } finally {
    line.signal('eligibility', 'SIGCONT');
  }
}

/**
 * It has done nothing wrong, so it waits and is not set aside; whoever came after it has long been judged.
 * @param {import('../trial.mjs').Trial} trial @param {{ referralId: string | undefined, since: number }} held
 */
async function othersGoOn(trial, { referralId, since }) {
  const { books } = trial.ground;
  const unjudged = `SELECT count(*) AS n FROM referral WHERE id <> ALL ($1)`;
  await waitUntil(
    async () => {
      const done = await books.rows(
        'eligibility',
        `SELECT DISTINCT referral_id::text AS id FROM assessment
        UNION SELECT subject FROM quarantine`,
      );
      const n = await books.number('intake', unjudged, [
        done.map(({ id }) => id).filter((id) => isId.test(id)),
      ]);
      if (n > 1) throw new Error(`${n} are not judged`);
    },
    { withinMs, everyMs: 500 },
  ).catch((error) => trial.fail(`behind one that waits for a lock ${error.message}`));
  await sleep(Math.max(0, since + heldMs - Date.now()));
  const sql = 'SELECT count(*) AS n FROM quarantine WHERE subject = $1';
  const aside = await books.number('eligibility', sql, [referralId]);
  trial.expect(aside === 0, 'what waits for a lock was set aside');
}

/** @param {{ topic: string, partition: number, offset: number }} place */
const placeOf = ({ topic, partition, offset }) => `${topic}/${partition}/${offset}`;

/**
 * @param {string} topic @param {import('../../bench/load/dice.mjs').Dice} dice
 * @returns {readonly { event?: string, record: import('../load/topic-writer.mjs').RawRecord }[]}
 */
function poisons(topic, dice) {
  const of = (/** @type {string} */ type, /** @type {string | null} */ value) => {
    const event = dice.uuid();
    const subject = dice.uuid();
    const record = { topic, key: subject, value, headers: headersOf({ id: event, type, subject }) };
    // Each in a place of its own that is known afterwards.
    return { event, record: { ...record, partition: dice.int(0, 11) } };
  };
  const bare = { topic, key: 'somebody', value: '{}', headers: {}, partition: dice.int(0, 11) };
  return [
    of('referral.received.v1', '{"referralId":'),
    of('referral.received.v1', '{"referralId":"nobody"}'),
    of('referral.withdrawn.v1', ''),
    of('referral.withdrawn.v1', null),
    of('referral.beamed-up.v1', '{}'),
    of('referral.received.v1', JSON.stringify({ referralId: 'x'.repeat(largest) })),
    { record: bare },
  ];
}

/** @param {TopicWriter} writer @param {string} topic @param {import('../../bench/load/dice.mjs').Dice} dice */
async function inSnappy(writer, topic, dice) {
  const [event, subject] = [dice.uuid(), dice.uuid()];
  const headers = headersOf({ id: event, type: 'referral.beamed-up.v1', subject });
  await writer.packed({ topic, key: subject, value: '{}', headers, codec: 'snappy' });
  return event;
}

/** One row each, everywhere, in time. @param {import('../trial.mjs').Trial} trial @param {readonly string[]} expected */
async function allQuarantined(trial, expected) {
  const { books } = trial.ground;
  await waitUntil(
    async () => {
      for (const service of hearers) {
        const rows = await books.rows(
          service,
          `SELECT coalesce(event_id::text, topic || '/' || partition || '/' || "offset") AS what FROM quarantine`,
        );
        const all = rows.map(({ what }) => what);
        for (const one of expected) {
          const times = all.filter((what) => what === one).length;
          if (times !== 1) throw new Error(`${service} has ${times} rows of ${one}`);
        }
      }
    },
    { withinMs, everyMs: 300 },
  ).catch((error) => trial.fail(`not in quarantine within a minute: ${error.message}`));
}

/** A person looks at each: what was repaired is replayed, once; the rest is discarded. @param {import('../trial.mjs').Trial} trial */
async function settle(trial) {
  const { books } = trial.ground;
  for (const service of hearers) {
    const rows = await books.rows(
      service,
      `SELECT id::text, reason FROM quarantine WHERE state = 'waiting'`,
    );
    for (const { id, reason } of rows) {
      const isRepaired = reason === 'failed';
      const how = isRepaired ? 'replay' : 'discard';
      const status = await ask(trial, service, `${id}/${how}`);
      trial.expect(status === 204, `${service} answered ${status} to a ${how}`);
      if (!isRepaired) continue;
      trial.injected += 1;
      const again = await ask(trial, service, `${id}/replay`);
      trial.expect(again === 409, `${service} answered ${again} to a second replay`);
    }
  }
}

/** @param {import('../trial.mjs').Trial} trial @param {typeof hearers[number]} service @param {string} path */
async function ask({ ground }, service, path) {
  const { status } = await asOperator(ground, service, `/messaging/quarantine/${path}`, {
    reason: 'Made by a fault test.',
    // Some of them are said to begin a referral that there never was.
    ...(path.endsWith('/discard') && { noSuchReferral: true }),
  });
  return status;
}
