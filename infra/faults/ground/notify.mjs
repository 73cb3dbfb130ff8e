import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { freePort } from '../../start/ports.mjs';

/**
 * @typedef {'take' | 'fail' | 'busy' | 'garbage' | 'take-in-silence' | 'late'} Manner
 */

const lateMs = 30_000;
const template = randomUUID();

/**
 * Stands in for GOV.UK Notify, as badly behaved as it is told to be; it keeps what it took, by our reference, and can be
 * asked for it.
 */
export async function startNotify() {
  /** @type {{ id: string, at: number, told: boolean }[]} */
  const accepted = [];
  /** @type {Set<string>} references that were asked for */
  const asked = new Set();
  /** @type {Manner} */
  let manner = 'take';
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const answer = (/** @type {number} */ status, /** @type {object} */ body) =>
      void response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(body));
    const no = (/** @type {number} */ status, /** @type {string} */ error) =>
      answer(status, { status_code: status, errors: [{ error, message: 'No' }] });
    if (request.method === 'GET') {
      const reference = new URL(request.url ?? '', 'http://x').searchParams.get('reference') ?? '';
      asked.add(reference);
      const found = accepted.filter(({ id }) => id === reference);
      const notifications = found.map(({ id }) => ({ id, reference, status: 'delivered' }));
      return answer(200, { notifications, links: {} });
    }
    if (manner === 'fail') return no(500, 'Exception');
    if (manner === 'busy') return no(429, 'RateLimitError');
    const { reference } = JSON.parse(text);
    accepted.push({ id: reference, at: Date.now(), told: manner === 'take' });
    if (manner === 'take-in-silence') return void request.socket.destroy();
    if (manner === 'garbage') return void response.writeHead(201).end('<html>');
    if (manner === 'late') await new Promise((resolve) => setTimeout(resolve, lateMs));
    answer(201, { id: randomUUID(), reference, content: {}, uri: '/' });
  });
  const port = await freePort();
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  return {
    accepted,
    asked,
    /** What notification is told, so that e-mail goes by it alone. */
    env: {
      SMTP_URL: undefined,
      NOTIFY_URL: `http://127.0.0.1:${port}`,
      NOTIFY_API_KEY: `faults-${randomUUID()}-${randomUUID()}`,
      NOTIFY_EMAIL_TEMPLATE: template,
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
