import { kafkaTool } from '../ground/kafka-tool.mjs';

const endOfField = '\u001f';
const endOfRecord = '\u001e\n';
const quietMs = 20_000;

/**
 * @typedef {object} TopicRecord
 * @property {number} partition
 * @property {number} offset
 * @property {string} [id] of the event
 * @property {string} [source] service
 * @property {string} [type]
 * @property {string} [subject]
 * @property {number} [sequence]
 * @property {boolean} isUrgent
 * @property {string} text everything as it was printed
 */

/**
 * Reads every topic of a line to its end with Kafka's own console consumer: a reader that is not ours.
 * @param {{ jars: string, broker: string, prefix: string, records: number }} what `records`: how many there are
 * @returns {Promise<readonly TopicRecord[]>}
 */
export async function readTopics({ jars, broker, prefix, records }) {
  if (records === 0) return [];
  const args = [
    '--bootstrap-server',
    broker,
    '--include',
    `${prefix}\\..*`,
    '--from-beginning',
    '--max-messages',
    String(records),
    '--timeout-ms',
    String(quietMs),
    ...formatted({
      'print.partition': true,
      'print.offset': true,
      'print.headers': true,
      'print.key': true,
      'key.separator': endOfField,
      'line.separator': endOfRecord,
    }),
  ];
  const text = await kafkaTool({ jars, tool: 'consumer.ConsoleConsumer', args });
  return text.split(endOfRecord).filter(Boolean).map(recordOf);
}

/** @param {Readonly<Record<string, unknown>>} properties */
const formatted = (properties) =>
  Object.entries(properties).flatMap(([name, value]) => [
    '--formatter-property',
    `${name}=${value}`,
  ]);

/** @param {string} text @returns {TopicRecord} */
function recordOf(text) {
  const [partition = '', offset = '', headers = ''] = text.split(endOfField);
  const header = (/** @type {string} */ name) =>
    new RegExp(`(?:^|,)${name}:([^,]*)`).exec(headers)?.[1];
  const sequence = header('ce_sequence');
  return {
    partition: Number(partition.replace('Partition:', '')),
    offset: Number(offset.replace('Offset:', '')),
    id: header('ce_id'),
    type: header('ce_type'),
    subject: header('ce_subject'),
    source: header('ce_source')?.replace('/waymark/', ''),
    isUrgent: header('ce_urgent') === 'true',
    ...(sequence && { sequence: Number(sequence) }),
    text,
  };
}
