import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { whatIfCommand } from './what-if-command.mjs';

const RUNNING = { whatIfId: 'w-1', serviceId: 'cw-loss', state: 'running', lookedAt: 400, of: 900 };

/**
 * Eligibility as it answers a what-if that goes on and on; the keyboard is used as soon as progress is seen.
 * @param {{ status: number, body?: object }} toDelete @param {readonly string[]} more
 */
async function interrupted(toDelete, more = []) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-cancel-'));
  const path = join(folder, 'draft.json');
  writeFileSync(path, JSON.stringify({ serviceId: 'cw-loss', name: 'Perinatal Loss Pathway' }));
  /** @type {string[]} */
  const asked = [];
  const server = createServer((request, response) => {
    const call = `${request.method} ${request.url}`;
    asked.push(call);
    const answer =
      request.url === '/token'
        ? { status: 200, body: { access_token: 'a', token_type: 'Bearer' } }
        : call === 'POST /what-ifs'
          ? { status: 202, body: RUNNING }
          : request.method === 'DELETE'
            ? toDelete
            : { status: 200, body: RUNNING };
    if (call === 'GET /what-ifs/w-1') setImmediate(() => process.emit('SIGINT'));
    request.resume();
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${port}`;
  /** @type {string[]} */
  const said = [];
  try {
    const code = await whatIfCommand(
      [path, '--since', '2026-01-01', ...more],
      { ELIGIBILITY_URL: url, TOKEN_URL: `${url}/token` },
      (line) => said.push(line),
    );
    return { code, said, asked };
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  }
}

for (const more of [[], ['--json']]) {
  test(`stopped from the keyboard it is cancelled, and no part of it is shown: ${more.join('') || 'words'}`, async () => {
    const { code, said, asked } = await interrupted({ status: 204 }, more);
    assert.equal(code, 130);
    assert.ok(asked.includes('DELETE /what-ifs/w-1'));
    assert.equal(said.at(-1), 'Cancelled: nothing of it is kept.');
    // Besides how far it was: no count of anybody, and nothing that looks like an end.
    assert.ok(
      said.slice(0, -1).every((line) => line.startsWith('… ')),
      said.join('\n'),
    );
  });
}

test('what had ended by then is not said to be cancelled', async () => {
  const body = { code: 'finished', title: 'Finished' };
  const { code, said } = await interrupted({ status: 409, body });
  assert.equal(code, 130);
  assert.match(said.at(-1) ?? '', /had ended before it could be cancelled/);
});

test('what may still run is not said to be cancelled', async () => {
  await assert.rejects(
    interrupted({ status: 503, body: { title: 'Unavailable' } }),
    /may still run/,
  );
});
