import * as http from 'node:http';
import * as https from 'node:https';
import { CLIENT_KEEPS_MS } from '../http/keep-alive.js';

export interface Sent {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Until the last byte of the answer is there. */
  readonly patienceMs: number;
  /** A second arrival changes nothing. Whatever may not come twice is sent over a connection of its own. */
  readonly mayComeTwice: boolean;
}

export interface Received {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

interface Wire {
  readonly request: typeof http.request;
  readonly kept: http.Agent;
}

const KEPT = { keepAlive: true, timeout: CLIENT_KEEPS_MS };
const WIRES: Readonly<Record<string, Wire>> = {
  'http:': { request: http.request, kept: new http.Agent(KEPT) },
  'https:': { request: https.request, kept: new https.Agent(KEPT) },
};

/** Closed over there, at rest, just as something was sent over it. */
class WasClosed extends Error {}

/**
 * One question and its whole answer over HTTP, as UTF-8; nothing is followed to another address. `fetch` does the same
 * for twice the processor. Fails where there is no answer, or no whole one in time.
 */
export async function exchange(url: URL, sent: Sent): Promise<Received> {
  const until = performance.now() + sent.patienceMs;
  if (!sent.mayComeTwice) return once(url, sent, false);
  try {
    return await once(url, sent, true);
  } catch (error) {
    if (!(error instanceof WasClosed)) throw error;
    return once(url, { ...sent, patienceMs: until - performance.now() }, false);
  }
}

function once(url: URL, { method, headers, body, patienceMs }: Sent, kept: boolean) {
  const wire = WIRES[url.protocol];
  if (wire === undefined) throw new TypeError('only http and https are spoken');
  return new Promise<Received>((resolve, reject) => {
    const request = wire.request(url, { method, headers, agent: kept && wire.kept });
    const patience = setTimeout(() => {
      request.destroy(new Error('there was no whole answer in time'));
    }, patienceMs);
    request.on('error', (error: NodeJS.ErrnoException) => {
      const isGone = error.code === 'ECONNRESET' || error.code === 'EPIPE';
      const wasAtRest = request.reusedSocket && isGone;
      reject(wasAtRest ? new WasClosed('closed at rest', { cause: error }) : error);
    });
    request.on('close', () => {
      clearTimeout(patience);
      reject(new Error('the answer was cut off'));
    });
    request.on('response', (response) => {
      const { statusCode: status = 0, headers: said } = response;
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({ status, contentType: said['content-type'] ?? '', text });
      });
      response.on('error', reject);
    });
    request.end(body);
  });
}
