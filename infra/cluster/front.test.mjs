import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { Front } from './front.mjs';

/** @type {(() => unknown)[]} */
const endings = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** A node that says its name to whoever comes. @param {string} name @param {number | undefined} timeline */
async function aNode(name, timeline) {
  /** @type {Set<import('node:net').Socket>} */
  const open = new Set();
  const server = createServer((socket) => {
    open.add(socket.on('error', () => undefined));
    socket.write(name);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endings.push(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const node = { name, host: '127.0.0.1', port, now: timeline, isSilent: false };
  return Object.assign(node, {
    timeline: async () => {
      if (node.isSilent) throw new Error('it does not answer');
      return node.now;
    },
  });
}

/** @param {readonly import('./front.mjs').Node[]} nodes */
async function aFront(nodes) {
  const front = new Front(nodes, () => undefined);
  const port = await freePort();
  await front.listen({ host: '127.0.0.1', port });
  endings.push(() => front.close());
  return { front, port };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** Who answers there; nobody, where the connection is ended. @param {number} port */
async function whoAnswers(port) {
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => undefined);
  endings.push(() => socket.destroy());
  const said = await Promise.race([
    once(socket, 'data'),
    once(socket, 'close').then(() => ['nobody']),
  ]);
  return { name: String(said[0]), socket };
}

describe('the front', () => {
  it('leads to the primary, and not to who follows it', async () => {
    const nodes = [await aNode('follows', undefined), await aNode('primary', 1)];
    const { port } = await aFront(nodes);
    assert.equal((await whoAnswers(port)).name, 'primary');
  });

  it('leads nowhere while there is no primary', async () => {
    const { port } = await aFront([await aNode('follows', undefined)]);
    assert.equal((await whoAnswers(port)).name, 'nobody');
  });

  it('ends what leads to the old primary once another has taken over', async () => {
    const [first, second] = [await aNode('first', 1), await aNode('second', undefined)];
    const { front, port } = await aFront([first, second]);
    const { socket } = await whoAnswers(port);
    first.isSilent = true;
    second.now = 2;
    const ended = once(socket, 'close');
    await front.look();
    await ended;
    assert.equal((await whoAnswers(port)).name, 'second');
  });

  it('keeps what leads to a primary that only does not answer just now', async () => {
    const only = await aNode('only', 1);
    const { front, port } = await aFront([only]);
    const { socket } = await whoAnswers(port);
    only.isSilent = true;
    await front.look();
    assert.equal(socket.destroyed, false);
    assert.equal((await whoAnswers(port)).name, 'only');
  });

  it('never leads back to an old primary, also where it is the only one that answers', async () => {
    const [first, second] = [await aNode('first', 1), await aNode('second', 2)];
    const { front } = await aFront([first, second]);
    second.isSilent = true;
    await front.look();
    assert.equal(front.primary, 'second');
  });
});
