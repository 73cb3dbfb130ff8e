import { untilQuiet, untilTold } from '../judge/quiet.mjs';
import { services } from '../ground/line.mjs';
import { TopicWriter } from '../load/topic-writer.mjs';

const rounds = 2;
/** What an effect leaves behind, wherever it is had. */
const effects = {
  intake: ['referral', 'referral_progress', 'question', 'outbox'],
  eligibility: ['assessment', 'criteria_revision', 'outbox'],
  routing: ['placement', 'placement_step', 'placement_task', 'referral_access', 'outbox'],
  notification: ['message', 'notice', 'webhook_delivery', 'recipient', 'outbox'],
  operations: ['timeline', 'ledger', 'outbox'],
};

/** @type {import('../trial.mjs').Fault} */
export const f12 = {
  id: 'F12',
  is: 'what was said is sent again twice, shuffled between referrals',
  protectedBy: 'inbox and number of the line',
  mutation: 'done-again',

  async make(trial) {
    const { ground } = trial;
    const { sender, servers, offsets, dice } = ground;
    await sender.many(trial.isFull ? 1_000 : 80, 16);
    await untilQuiet(ground, 60_000);
    const before = await counted(ground);
    const writer = new TopicWriter(offsets, { jars: servers.jars, broker: servers.kafka.address });
    const all = await writer.everything();
    const records = trial.isFull ? all : ofSome(all, dice);
    for (let round = 0; round < rounds; round += 1) {
      await writer.write(shuffledBetweenKeys(records, dice));
      trial.injected += records.length;
    }
    trial.endFault();
    await untilQuiet(ground, 60_000);
    const after = await counted(ground);
    for (const [what, count] of Object.entries(after)) {
      trial.expect(
        count === before[what],
        `${what} has ${count} rows, before the replay ${before[what]}`,
      );
    }
  },
};

/** @param {import('../ground/ground.mjs').Ground} ground */
async function counted({ books, provider, receiver }) {
  await untilTold(books);
  /** @type {Record<string, number>} */
  const counts = {
    'messages at the provider': provider.accepted.length,
    'what the receiver was told': receiver.accepted.length,
  };
  for (const service of services) {
    for (const table of effects[service]) {
      counts[`${service}.${table}`] = await books.number(
        service,
        `SELECT count(*) AS n FROM ${table}`,
      );
    }
  }
  return counts;
}

const subjectsInShort = 250;

/**
 * The short form takes some referrals, and all of each.
 * @param {readonly import('../load/topic-writer.mjs').RawRecord[]} records
 * @param {import('../../bench/load/dice.mjs').Dice} dice
 */
function ofSome(records, dice) {
  const subjects = [...new Set(records.map(({ key }) => String(key)))];
  const some = new Set(Array.from({ length: subjectsInShort }, () => dice.oneOf(subjects)));
  return records.filter(({ key }) => some.has(String(key)));
}

/**
 * What is said of one referral stays in its order; between referrals and topics chance decides.
 * @param {readonly import('../load/topic-writer.mjs').RawRecord[]} records
 * @param {import('../../bench/load/dice.mjs').Dice} dice
 */
function shuffledBetweenKeys(records, dice) {
  const lines = [...Map.groupBy(records, ({ topic, key }) => `${topic} ${key}`).values()].map(
    (line) => [...line],
  );
  const shuffled = [];
  while (lines.length > 0) {
    const at = dice.int(0, lines.length - 1);
    shuffled.push(...lines[at].splice(0, dice.int(1, 3)));
    if (lines[at].length === 0) lines.splice(at, 1);
  }
  // Topic by topic, so that few requests do; the order within each is what was thrown.
  return [...Map.groupBy(shuffled, ({ topic }) => topic).values()].flat();
}
