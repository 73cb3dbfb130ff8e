import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaTool } from '../ground/kafka-tool.mjs';

const longestMs = 60_000;
const sentAtOnce = 200;

/**
 * @typedef {object} RawRecord
 * @property {string} topic
 * @property {Buffer | string | null} key
 * @property {Buffer | string | null} value
 * @property {Readonly<Record<string, any>>} headers
 * @property {number} [partition]
 */

/** Somebody who writes to the topics besides the services: past the link, and past every rule. */
export class TopicWriter {
  /** @param {import('../judge/offsets.mjs').Offsets} offsets @param {{ jars: string, broker: string }} kafka */
  constructor(offsets, { jars, broker }) {
    this.kafka = offsets.kafka;
    this.offsets = offsets;
    this.jars = jars;
    this.broker = broker;
  }

  /** In this order. @param {readonly RawRecord[]} records @returns {Promise<readonly { topic: string, partition: number, offset: number }[]>} */
  async write(records) {
    const producer = this.kafka.producer({ allowAutoTopicCreation: false, maxInFlightRequests: 1 });
    await producer.connect();
    try {
      const places = [];
      for (const batch of inOrder(records)) {
        const [{ topic }] = batch;
        const [answer] = await producer.send({ topic, acks: -1, messages: [...batch] });
        places.push({ topic, partition: answer.partition, offset: Number(answer.baseOffset) });
      }
      return places;
    } finally {
      await producer.disconnect();
    }
  }

  /** Everything that the topics hold, exactly. @returns {Promise<readonly RawRecord[]>} */
  async everything() {
    const ends = (await this.offsets.ends()).filter(({ low, high }) => high > low);
    const wanted = ends.reduce((sum, { low, high }) => sum + high - low, 0);
    const consumer = this.kafka.consumer({ groupId: `faults-${randomUUID()}` });
    /** @type {RawRecord[]} */
    const found = [];
    await consumer.connect();
    try {
      const topics = [...new Set(ends.map(({ topic }) => topic))];
      await consumer.subscribe({ topics, fromBeginning: true });
      await consumer.run({
        eachBatch: async ({ batch }) => {
          for (const { key, value, headers } of batch.messages) {
            found.push({ topic: batch.topic, key, value, headers });
          }
        },
      });
      const end = Date.now() + longestMs;
      while (found.length < wanted && Date.now() < end) await sleep(100);
      return found;
    } finally {
      await consumer.disconnect();
    }
  }

  /** One record, packed as our client cannot, by Kafka's own console producer. @param {RawRecord & { codec: 'snappy' | 'lz4' | 'zstd' }} record */
  packed({ topic, key, value, headers, codec }) {
    const given = Object.entries(headers).map(([name, text]) => `${name}=${text}`);
    return kafkaTool({
      jars: this.jars,
      tool: 'ConsoleProducer',
      args: [
        ...['--bootstrap-server', this.broker, '--topic', topic, '--compression-codec', codec],
        ...['--reader-property', 'parse.key=true', '--reader-property', 'parse.headers=true'],
        ...['--reader-property', 'headers.key.separator=='],
      ],
      input: `${given.join(',')}\t${key}\t${value}\n`,
    });
  }
}

/** Records one after the other of the same topic, so many at a time; each alone where its place is wanted. @param {readonly RawRecord[]} records */
function inOrder(records) {
  /** @type {RawRecord[][]} */
  const batches = [];
  for (const record of records) {
    const last = batches.at(-1);
    const isApart = record.partition !== undefined || last?.[0].partition !== undefined;
    if (last && !isApart && last[0].topic === record.topic && last.length < sentAtOnce) {
      last.push(record);
    } else batches.push([record]);
  }
  return batches;
}
