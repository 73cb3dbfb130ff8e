import { createRequire } from 'node:module';
import { services } from '../ground/line.mjs';
import { whoHears } from './books.mjs';

const { Kafka, logLevel } = createRequire(import.meta.url)('kafkajs');
const lanes = /** @type {const} */ (['', '.urgent']);

/**
 * @typedef {import('../ground/line.mjs').Service} Service
 * @typedef {object} Mark how far a group has read a partition
 * @property {Service} service
 * @property {string} topic
 * @property {Service} source whose topic it is
 * @property {boolean} isUrgent
 * @property {number} partition
 * @property {number} next
 */

/** How far the groups of a line have read, asked past the link. */
export class Offsets {
  #admin;

  /** @param {{ broker: string, prefix: string }} where */
  constructor({ broker, prefix }) {
    this.prefix = prefix;
    this.kafka = new Kafka({
      clientId: 'faults',
      brokers: broker.split(','),
      logLevel: logLevel.NOTHING,
      // A topic that was made just now has no leader for a while, longest on a busy machine.
      retry: { retries: 8 },
    });
    this.#admin = this.kafka.admin();
  }

  async open() {
    await this.#admin.connect();
  }

  async close() {
    await this.#admin.disconnect().catch(() => undefined);
  }

  get admin() {
    return this.#admin;
  }

  /** @returns {Promise<readonly { topic: string, partition: number, low: number, high: number }[]>} */
  async ends() {
    const topics = services.flatMap((service) => lanes.map((lane) => this.topic(service, lane)));
    const each = await Promise.all(
      topics.map(async (topic) =>
        (await this.#admin.fetchTopicOffsets(topic)).map((one) => ({
          topic,
          partition: one.partition,
          low: Number(one.low),
          high: Number(one.high),
        })),
      ),
    );
    return each.flat();
  }

  /** @param {readonly Service[]} [of] @returns {Promise<readonly Mark[]>} */
  async marks(of = services) {
    const hears = whoHears();
    const groups = of.flatMap((service) => lanes.map((lane) => ({ service, lane })));
    const each = await Promise.all(
      groups.map(async ({ service, lane }) => {
        const sources = new Map(hears[service].map((one) => [this.topic(one, lane), one]));
        const found = await this.#admin.fetchOffsets({
          groupId: this.topic(service, lane),
          topics: [...sources.keys()],
        });
        return found.flatMap(({ topic, partitions }) =>
          partitions.map(({ partition, offset }) => ({
            service,
            topic,
            source: /** @type {Service} */ (sources.get(topic)),
            isUrgent: lane !== '',
            partition,
            next: Math.max(0, Number(offset)),
          })),
        );
      }),
    );
    return each.flat();
  }

  /** Records that some group has not read. */
  async lag() {
    const ends = new Map((await this.ends()).map((one) => [`${one.topic} ${one.partition}`, one]));
    return (await this.marks()).reduce((sum, { topic, partition, next }) => {
      const end = ends.get(`${topic} ${partition}`);
      return sum + Math.max(0, (end?.high ?? 0) - Math.max(next, end?.low ?? 0));
    }, 0);
  }

  /** @param {Service} service @param {'' | '.urgent'} lane */
  topic(service, lane = '') {
    return `${this.prefix}.${service}${lane}`;
  }
}
