import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { aCertificate } from '../../kafka/certificate.mjs';
import { freePort } from '../../start/ports.mjs';

/**
 * What the receiver does with what it is told.
 * @typedef {'take' | 'fail' | 'busy' | 'garbage' | 'take-in-silence' | 'late'} Manner
 *
 * @typedef {object} Told
 * @property {string} id the `webhook-id`
 * @property {string} what its type, its referral and when it was said
 * @property {number} at
 * @property {boolean} told that it was taken
 */

const name = 'receiver.example';
const password = 'of-a-fault-test-only';
const lateMs = 30_000;
export const reachable = new URL('reachable.mjs', import.meta.url).href;

/**
 * A system of an organisation, as badly behaved as it is told to be, with a ledger of its own of what it took.
 * @param {string} folder
 */
export async function startReceiver(folder) {
  mkdirSync(folder, { recursive: true });
  const { keystore, certificate } = await aCertificate({ folder, name, password, host: name });
  /** @type {Told[]} */
  const accepted = [];
  /** @type {Manner} */
  let manner = 'take';
  const server = createServer(
    { pfx: readFileSync(keystore), passphrase: password },
    async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      if (manner === 'fail') return void response.writeHead(500).end();
      if (manner === 'busy') return void response.writeHead(429).end();
      const { type, timestamp, data } = JSON.parse(body);
      const told = manner === 'take';
      const id = String(request.headers['webhook-id']);
      const entry = { id, what: [type, data.id, timestamp].join(' '), at: Date.now(), told };
      accepted.push(entry);
      appendFileSync(join(folder, 'told.jsonl'), `${JSON.stringify(entry)}\n`);
      if (manner === 'take-in-silence') return void request.socket.destroy();
      if (manner === 'garbage') return void request.socket.end('\u0007?\r\n\r\n');
      if (manner === 'late') await new Promise((resolve) => setTimeout(resolve, lateMs));
      response.writeHead(204).end();
    },
  );
  server.on('clientError', () => undefined);
  const port = await freePort();
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  return {
    accepted,
    url: `https://${name}/waymark`,
    /** What notification is told, so that it comes here. */
    env: {
      FAULTS_RECEIVER: name,
      FAULTS_RECEIVER_PORT: String(port),
      NODE_EXTRA_CA_CERTS: certificate,
      NODE_OPTIONS: `--import ${reachable}`,
      WEBHOOK_KEYS: `faults:${randomBytes(32).toString('base64')}`,
    },
    /** @param {Manner} next */
    behave(next) {
      manner = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
