import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../start/ports.mjs';
import { Link } from './link.mjs';
import { committerIn, kafkaApi, kafkaReader, postgresReader } from './readers.mjs';

describe('a link', () => {
  /** Answers every byte with the same. */
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  const link = new Link();
  before(async () => {
    const target = await freePort();
    await new Promise((resolve) => server.listen(target, '127.0.0.1', () => resolve(undefined)));
    await link.listen({ port: await freePort(), target });
  });
  afterEach(() => link.restore());
  after(async () => {
    await link.close();
    server.close();
  });

  async function connected() {
    const socket = connect({ port: link.port, host: '127.0.0.1' });
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  }

  /** @param {import('node:net').Socket} socket */
  async function echoed(socket) {
    const started = performance.now();
    socket.write('x');
    await once(socket, 'data');
    return performance.now() - started;
  }

  it('carries both ways, and later than it could when it is slow', async () => {
    const socket = await connected();
    await echoed(socket);
    link.speed = () => ({ delayMs: 60, bytesPerSecond: Infinity });
    assert.ok((await echoed(socket)) >= 115);
    socket.destroy();
  });

  it('ends what is open when it is cut, and refuses what is new until it is restored', async () => {
    const socket = await connected();
    await echoed(socket);
    link.cut();
    await once(socket, 'close');
    const refused = connect({ port: link.port, host: '127.0.0.1' });
    refused.on('error', () => undefined);
    await once(refused, 'close');
    link.restore();
    const again = await connected();
    await echoed(again);
    again.destroy();
  });

  it('stays open and says nothing when it is muted; what was muted ends when it is restored', async () => {
    const socket = await connected();
    await echoed(socket);
    link.mute();
    let heard = false;
    socket.once('data', () => (heard = true));
    socket.write('x');
    await sleep(80);
    assert.equal(heard, false);
    assert.equal(socket.destroyed, false);
    link.restore();
    await once(socket, 'close');
  });
});

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
const text = (/** @type {string} */ value) =>
  Buffer.concat([int16(value.length), Buffer.from(value)]);
const framed = (/** @type {Buffer} */ body) => Buffer.concat([int32(body.length), body]);

describe('reading Kafka', () => {
  const request = framed(
    Buffer.concat([
      ...[int16(Number(kafkaApi.offsetCommit)), int16(5), int32(7), text('routing.normal')],
      ...[text('waymark.routing'), int32(3), text('member-1')],
    ]),
  );

  it('knows the request, its answer and the client, however the bytes are cut', () => {
    const reader = kafkaReader();
    assert.deepEqual(reader.fromClient(request.subarray(0, 9)), []);
    const [asked] = reader.fromClient(request.subarray(9));
    assert.equal(asked?.what, 'request');
    assert.equal(asked?.api, kafkaApi.offsetCommit);
    assert.deepEqual(asked?.bytes, request);
    assert.equal(reader.who(), 'routing.normal');
    const [answered] = reader.fromServer(framed(int32(7)));
    assert.equal(answered?.api, kafkaApi.offsetCommit);
  });

  it('knows who commits offsets', () => {
    assert.deepEqual(committerIn(request), { group: 'waymark.routing', member: 'member-1' });
  });
});

describe('reading PostgreSQL', () => {
  it('knows when a commit is asked for, and when it was done', () => {
    const reader = postgresReader();
    assert.equal(reader.fromClient(Buffer.from('Q....SELECT 1\0'))[0]?.what, undefined);
    assert.equal(reader.fromServer(Buffer.from('C....COMMIT\0'))[0]?.what, undefined);
    assert.equal(reader.fromClient(Buffer.from('Q....COMMIT\0'))[0]?.what, 'commit');
    assert.equal(reader.fromServer(Buffer.from('C....COMMIT\0'))[0]?.what, 'committed');
    assert.equal(reader.fromServer(Buffer.from('C....COMMIT\0'))[0]?.what, undefined);
  });

  it('knows whether events were heard in what is committed', () => {
    const reader = postgresReader();
    reader.fromClient(Buffer.from('B....hearing begin\0'));
    assert.equal(reader.fromClient(Buffer.from('Q....COMMIT\0'))[0]?.isHearing, true);
    assert.equal(reader.fromServer(Buffer.from('C....COMMIT\0'))[0]?.isHearing, true);
    assert.equal(reader.fromClient(Buffer.from('Q....COMMIT\0'))[0]?.isHearing, false);
  });
});
