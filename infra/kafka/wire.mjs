import { createConnection } from 'node:net';

/** Kafka's own protocol, as far as starting needs it: four requests in versions that brokers 2.4 to 4.x speak. */
const apiVersions = { key: 18, version: 0 };
const createTopicsRequest = { key: 19, version: 4 };
const leaveGroupRequest = { key: 13, version: 1 };
const clientId = 'waymark-start';
const longestAnswer = 16 * 1024 * 1024;

const int8 = (/** @type {number} */ value) => Buffer.from([value & 0xff]);
const int16 = (/** @type {number} */ value) => {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
};
const int32 = (/** @type {number} */ value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const string = (/** @type {string} */ value) =>
  Buffer.concat([int16(Buffer.byteLength(value)), Buffer.from(value)]);
const list = (/** @type {readonly Buffer[]} */ items) =>
  Buffer.concat([int32(items.length), ...items]);

/**
 * Sends one request over a connection of its own.
 * @param {string} broker `host:port`
 * @param {{ key: number, version: number }} api
 * @param {Buffer} body
 * @param {number} timeoutMs
 * @returns {Promise<Buffer>} the answer without its header
 */
function request(broker, { key, version }, body, timeoutMs) {
  const at = broker.lastIndexOf(':');
  const host = broker.slice(0, at).replace(/^\[|\]$/g, '');
  const message = Buffer.concat([int16(key), int16(version), int32(1), string(clientId), body]);
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host, port: Number(broker.slice(at + 1)) });
    const fail = (/** @type {string} */ why) => {
      socket.destroy();
      reject(new Error(`${broker} ${why}`));
    };
    let received = Buffer.alloc(0);
    socket.setTimeout(timeoutMs, () => fail(`gave no answer within ${timeoutMs / 1000} s`));
    socket.on('error', (error) => fail(`could not be reached: ${error.message}`));
    socket.on('close', () => fail('closed the connection'));
    socket.on('connect', () => socket.write(Buffer.concat([int32(message.length), message])));
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      if (received.length < 4) return;
      const length = received.readInt32BE(0);
      if (length < 4 || length > longestAnswer) return fail('does not speak the Kafka protocol');
      if (received.length < 4 + length) return;
      resolve(received.subarray(8, 4 + length));
      socket.destroy();
    });
  });
}

/** @param {string} broker @param {number} [timeoutMs] throws unless a Kafka broker answers there */
export async function answers(broker, timeoutMs = 3_000) {
  const answer = await request(broker, apiVersions, Buffer.alloc(0), timeoutMs);
  const code = answer.readInt16BE(0);
  if (code !== 0) throw new Error(`${broker} answers with error ${code}`);
}

/**
 * @typedef {object} Topic
 * @property {string} name
 * @property {number} partitions
 * @property {Readonly<Record<string, string>>} settings
 *
 * @param {string} broker
 * @param {readonly Topic[]} topics
 * @returns {Promise<readonly { name: string, code: number, message: string }[]>} the broker's answer for each
 */
export async function createTopics(broker, topics) {
  const brokersDefaultReplication = int16(-1);
  const timeoutMs = 20_000;
  const validateOnly = int8(0);
  const body = Buffer.concat([
    list(
      topics.map(({ name, partitions, settings }) =>
        Buffer.concat([
          string(name),
          int32(partitions),
          brokersDefaultReplication,
          list([]),
          list(
            Object.entries(settings).map(([key, value]) =>
              Buffer.concat([string(key), string(value)]),
            ),
          ),
        ]),
      ),
    ),
    int32(timeoutMs),
    validateOnly,
  ]);
  return readCreateTopics(await request(broker, createTopicsRequest, body, timeoutMs + 5_000));
}

/**
 * The group lets a member go, without the member's knowing.
 * @param {string} broker that coordinates the group
 * @param {{ group: string, member: string }} who
 */
export async function leaveGroup(broker, { group, member }) {
  const body = Buffer.concat([string(group), string(member)]);
  const answer = await request(broker, leaveGroupRequest, body, 5_000);
  const code = answer.readInt16BE(4);
  if (code !== 0) throw new Error(`${broker} answers with error ${code}`);
}

/** @param {Buffer} answer */
export function readCreateTopics(answer) {
  let at = 4;
  const nextInt16 = () => answer.readInt16BE((at += 2) - 2);
  const nextString = () => {
    const length = nextInt16();
    if (length < 0) return '';
    at += length;
    return answer.toString('utf8', at - length, at);
  };
  const count = answer.readInt32BE(at);
  at += 4;
  return Array.from({ length: count }, () => ({
    name: nextString(),
    code: nextInt16(),
    message: nextString(),
  }));
}
