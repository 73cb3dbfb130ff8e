import { promisify } from 'node:util';
import zlib from 'node:zlib';
import kafkajs from 'kafkajs';

const { CompressionCodecs, CompressionTypes, ConfigResourceTypes, Kafka, Partitioners, logLevel } =
  kafkajs;
const zstd = promisify(zlib.zstdCompress);

/**
 * Writes a record in a packing that the services' client cannot undo, into a topic that no longer unpacks it: what a
 * wrong setting of the topic and another producer would do together.
 * @param {readonly string[]} brokers @param {string} topic
 */
export async function writeUndecodable(brokers, topic) {
  CompressionCodecs[CompressionTypes.ZSTD] = () => ({
    /** @param {{ buffer: Buffer }} encoder */
    compress: (encoder) => zstd(encoder.buffer),
    /** @param {Buffer} bytes */
    decompress: (bytes) => bytes,
  });
  const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const configEntries = [{ name: 'compression.type', value: 'producer' }];
  const resource = { type: ConfigResourceTypes.TOPIC, name: topic, configEntries };
  await admin.alterConfigs({ validateOnly: false, resources: [resource] });
  await admin.disconnect();

  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  const messages = [{ key: 'any', value: '{}' }];
  await producer.send({ topic, messages, acks: -1, compression: CompressionTypes.ZSTD });
  await producer.disconnect();
}
