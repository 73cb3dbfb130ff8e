import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readChecksums, whatIsWrong } from './jars.mjs';

const folder = mkdtempSync(join(tmpdir(), 'waymark-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (/** @type {string} */ text) => createHash('sha256').update(text).digest('hex');
const expected = readChecksums(
  `${sha256('clients')}  clients.jar\n${sha256('server')}  server.jar\n`,
);

/** @param {Readonly<Record<string, string>>} jars */
function judged(jars) {
  const own = mkdtempSync(join(folder, 'jars-'));
  for (const [name, content] of Object.entries(jars)) writeFileSync(join(own, name), content);
  return whatIsWrong(own, expected);
}

describe('the jars of the local Kafka', () => {
  const good = { 'clients.jar': 'clients', 'server.jar': 'server' };
  const cases = [
    { jars: good, is: undefined },
    {
      jars: { ...good, 'server.jar': 'changed' },
      is: 'server.jar has another checksum than the one committed',
    },
    { jars: { ...good, 'extra.jar': 'x' }, is: 'extra.jar is not on the list' },
    { jars: { 'clients.jar': 'clients' }, is: 'server.jar is missing' },
  ];
  for (const { jars, is } of cases) {
    it(is ?? 'are used when each is the one on the list', () => assert.equal(judged(jars), is));
  }

  it('the committed list is one of SHA-256 checksums, each jar once', () => {
    const text = readFileSync(new URL('./jars.sha256', import.meta.url), 'utf8');
    const list = readChecksums(text);
    assert.equal(list.size, text.trim().split('\n').length);
    for (const [name, checksum] of list) {
      assert.match(name, /\.jar$/);
      assert.match(checksum, /^[0-9a-f]{64}$/);
    }
  });
});
