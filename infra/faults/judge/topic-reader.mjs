import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { java } from '../../kafka/java.mjs';

const logging = fileURLToPath(new URL('../../kafka/log4j2.properties', import.meta.url));
const endOfField = '\u001f';
const endOfRecord = '\u001e\n';
const longestMs = 60_000;

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
  const text = await consoleConsumer(jars, [
    '--bootstrap-server',
    broker,
    '--include',
    `${prefix}\\..*`,
    '--from-beginning',
    '--max-messages',
    String(records),
    '--timeout-ms',
    String(longestMs / 3),
    ...formatted({
      'print.partition': true,
      'print.offset': true,
      'print.headers': true,
      'print.key': true,
      'key.separator': endOfField,
      'line.separator': endOfRecord,
    }),
  ]);
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

/** @param {string} jars @param {readonly string[]} args @returns {Promise<string>} */
function consoleConsumer(jars, args) {
  const options = [
    `-Dlog4j2.configurationFile=${logging}`,
    '-Xmx256m',
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    '-cp',
    join(jars, '*'),
    'org.apache.kafka.tools.consumer.ConsoleConsumer',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(java(), [...options, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const tooLong = setTimeout(() => child.kill('SIGKILL'), longestMs);
    /** @type {Buffer[]} */
    const out = [];
    let complaints = '';
    child.stdout.on('data', (bytes) => out.push(bytes));
    child.stderr.on('data', (bytes) => (complaints += bytes));
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(tooLong);
      if (code === 0) resolve(Buffer.concat(out).toString('utf8'));
      else
        reject(new Error(`Kafka's console consumer ended with ${code}: ${complaints.slice(-800)}`));
    });
  });
}
