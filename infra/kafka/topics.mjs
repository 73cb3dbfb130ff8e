import { setTimeout as sleep } from 'node:timers/promises';
import { Trouble } from '../start/trouble.mjs';
import { answers, createTopics } from './wire.mjs';

const producers = ['intake', 'eligibility', 'routing', 'notification', 'operations'];
const days = 24 * 60 * 60 * 1000;

/** For good: another number of partitions moves keys and breaks their order. */
const partitions = 12;
const settings = {
  'retention.ms': String(30 * days),
  'compression.type': 'uncompressed',
  'max.message.bytes': '1048588',
};

/** @type {readonly import('./wire.mjs').Topic[]} every topic of the line */
export const topics = producers.flatMap((producer) =>
  [`waymark.${producer}`, `waymark.${producer}.urgent`].map((name) => ({
    name,
    partitions,
    settings,
  })),
);

const alreadyThere = 36;
/** Not yet, or not here: request timed out, leader, coordinator or controller still being found, too few brokers so far. */
const notYet = new Set([5, 6, 7, 14, 15, 16, 38, 41]);

/**
 * Creates the topics that are not there yet.
 * @param {string} brokers comma-separated `host:port`
 * @param {readonly import('./wire.mjs').Topic[]} [wanted]
 */
export async function ensureTopics(brokers, wanted = topics) {
  const broker = await firstThatAnswers(brokers.split(',').map((one) => one.trim()));
  const end = performance.now() + 30_000;
  for (;;) {
    const bad = (await createTopics(broker, wanted)).filter(
      ({ code }) => code !== 0 && code !== alreadyThere,
    );
    if (bad.length === 0) return;
    if (bad.some(({ code }) => !notYet.has(code)) || performance.now() > end) throw refused(bad);
    await sleep(300);
  }
}

/** @param {readonly string[]} brokers */
async function firstThatAnswers(brokers) {
  /** @type {string[]} */
  const failures = [];
  for (const broker of brokers) {
    try {
      await answers(broker);
      return broker;
    } catch (error) {
      failures.push(/** @type {Error} */ (error).message);
    }
  }
  throw new Trouble(
    `Kafka does not answer (${failures.join('; ')}): start it, or correct KAFKA_BROKERS.`,
  );
}

/** @param {readonly { name: string, code: number, message: string }[]} bad */
function refused(bad) {
  const which = bad.map(({ name, code, message }) => `${name}: ${message || `error ${code}`}`);
  return new Trouble(
    `Kafka did not create the topics it was asked for (${which.join('; ')}): create them, or give the user in use the right to.`,
  );
}
