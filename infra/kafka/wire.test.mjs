import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { javaMajor } from './java.mjs';
import { answers, readCreateTopics } from './wire.mjs';

describe("Kafka's answer to new topics", () => {
  it('is read topic by topic, with what the broker says', () => {
    const answer = Buffer.from(
      [
        ...['00000000', '00000002'],
        ...['0001', '61', '0000', 'ffff'],
        ...['0002', '6262', '0024', '0004', '74686572'],
      ].join(''),
      'hex',
    );
    assert.deepEqual(readCreateTopics(answer), [
      { name: 'a', code: 0, message: '' },
      { name: 'bb', code: 36, message: 'ther' },
    ]);
  });
});

describe('something else on the port of Kafka', () => {
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  before(() => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined))));
  after(() => server.close());

  it('is told apart from a broker', async () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    await assert.rejects(answers(`127.0.0.1:${port}`), /does not speak the Kafka protocol/);
  });
});

describe('the version of Java', () => {
  const cases = /** @type {const} */ ([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_401"', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ['no Java here', undefined],
  ]);
  for (const [text, is] of cases) it(text, () => assert.equal(javaMajor(text), is));
});
