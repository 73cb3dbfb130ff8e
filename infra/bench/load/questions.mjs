import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const answerWithinMs = 30_000;

/**
 * Asks at a rate that does not wait for answers, over connections that are kept.
 * @param {object} what
 * @param {string} what.url on this machine
 * @param {string} [what.token]
 * @param {readonly (string | undefined)[]} what.bodies JSON that is posted; undefined = only read
 * @param {number} what.perSecond
 * @returns {Promise<readonly { ms: number, text: string }[]>} how long each took, and what was answered
 */
export async function askSteadily({ url, token, bodies, perSecond }) {
  const address = new URL(url);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname)) {
    throw new Error('Load goes to this machine only.');
  }
  const agent = new http.Agent({ keepAlive: true, maxSockets: perSecond * 4 });
  const asked = [];
  const started = performance.now();
  for (const [nth, body] of bodies.entries()) {
    const waitMs = started + (nth * 1000) / perSecond - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    const one = ask({ agent, address, token, body });
    one.catch(() => undefined);
    asked.push(one);
  }
  return Promise.all(asked).finally(() => agent.destroy());
}

/** @param {{ agent: http.Agent, address: URL, token: string | undefined, body: string | undefined }} what @returns {Promise<{ ms: number, text: string }>} */
function ask({ agent, address, token, body }) {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.request(address, {
      agent,
      method: body === undefined ? 'GET' : 'POST',
      timeout: answerWithinMs,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        }),
      },
    });
    request.on('timeout', () => request.destroy(new Error('no answer within 30 s')));
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('error', reject).on('end', () => {
        const ms = performance.now() - started;
        if ((response.statusCode ?? 500) < 300) resolve({ ms, text });
        else reject(new Error(`refused (${response.statusCode}): ${text.slice(0, 500)}`));
      });
    });
    request.end(body);
  });
}
