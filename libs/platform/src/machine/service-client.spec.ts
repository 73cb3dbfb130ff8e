import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CLIENT_KEEPS_MS, SERVICE_KEEPS_MS } from '../http/keep-alive.js';
import type { ProblemError } from '../problem-error.js';
import { traceIdOf, newTraceparent, withTrace } from '../trace.js';
import { MachineTokens } from './machine-tokens.js';
import { ServiceClient } from './service-client.js';

interface Heard {
  /** The caller’s port: the same one is the same connection. */
  readonly from: number | undefined;
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let answer: (response: ServerResponse, nth: number) => void;
let heard: Heard[];
let tokensAsked: Heard[];
let lifetime: number;
let base: string;

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const { method = '', url = '', headers } = request;
    const from = request.socket.remotePort;
    response.setHeader('content-type', 'application/json');
    if (url !== '/token') {
      heard.push({ from, method, url, headers, body });
      answer(response, heard.length);
      return;
    }
    tokensAsked.push({ from, method, url, headers, body });
    const token = { access_token: `t${tokensAsked.length}`, expires_in: lifetime };
    if (headers.authorization?.endsWith(Buffer.from('us:s3cret').toString('base64')) !== true) {
      response.statusCode = 401;
    }
    response.end(JSON.stringify(token));
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  [heard, tokensAsked, lifetime] = [[], [], 300];
  answer = (response) => response.end('{"ok":true}');
});

const refusing = (status: number, until = Infinity) => {
  answer = (response, nth) => {
    response.statusCode = nth < until ? status : 200;
    response.end('{"ok":true}');
  };
};
const tokens = (secret = 's3cret'): MachineTokens =>
  new MachineTokens({ tokenUrl: `${base}/token`, clientId: 'us', clientSecret: secret });
const client = (own?: MachineTokens): ServiceClient =>
  new ServiceClient({
    service: 'intake',
    baseUrl: base,
    timeoutMs: 300,
    ...(own !== undefined && { tokens: own, scopes: ['contact-points:read'] }),
  });
const ATTEMPTS = 3;
const failure = (call: Promise<unknown>): Promise<ProblemError> =>
  call.then(
    () => {
      throw new Error('it was expected to fail');
    },
    (error: unknown) => error as ProblemError,
  );

describe('a call to another service', () => {
  it('carries question, token and trace, and gives the answer', async () => {
    const traceparent = newTraceparent();
    const call = (): Promise<unknown> =>
      client().get('/referrals', { query: { limit: 5, after: undefined }, bearer: 'abc' });
    expect(await withTrace(traceparent, call)).toEqual({ ok: true });
    expect(heard[0]).toMatchObject({
      method: 'GET',
      url: '/referrals?limit=5',
      headers: { authorization: 'Bearer abc' },
    });
    const sent = String(heard[0]?.headers.traceparent);
    expect(traceIdOf(sent)).toBe(traceIdOf(traceparent));
    expect(sent).not.toBe(traceparent);
  });

  it('sends JSON with its key', async () => {
    await client().post('/referrals', { a: 1 }, { idempotencyKey: 'k1' });
    expect(heard[0]).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k1' },
    });
  });

  it.each([502, 503, 504])('is repeated after %d when it only asks', async (status) => {
    refusing(status, 3);
    expect(await client().get('/x')).toEqual({ ok: true });
    expect(heard).toHaveLength(3);
  });

  it('is repeated with a key, because a second arrival changes nothing', async () => {
    refusing(503, 2);
    await client().post('/x', {}, { idempotencyKey: 'k1' });
    expect(heard).toHaveLength(2);
  });

  describe('whose first attempt is still being worked on', () => {
    const stillAtIt = (response: ServerResponse): void => {
      response.statusCode = 409;
      response.setHeader('content-type', 'application/problem+json');
      response.end('{"code":"idempotency-key-in-use","title":"Still running","detail":"Wait."}');
    };

    it('hears what came of that attempt, and of no conflict', async () => {
      answer = (response, nth) => {
        if (nth === 2 || nth === 3) stillAtIt(response);
        else if (nth > 3) response.end('{"done":"once"}');
      };
      const done = await client().post('/x', {}, { idempotencyKey: 'k1', timeoutMs: 900 });
      expect(done).toEqual({ done: 'once' });
    });

    it('is silence when it lasts, because it may yet be done', async () => {
      answer = (response, nth) => {
        if (nth > 1) stillAtIt(response);
      };
      const error = await failure(client().post('/x', {}, { idempotencyKey: 'k1' }));
      expect(error).toMatchObject({ status: 503, code: 'service-silent' });
    });

    it('hears what came of it too when it was pressed twice', async () => {
      answer = (response, nth) => {
        if (nth === 1) stillAtIt(response);
        else response.end('{"done":"once"}');
      };
      const done = await client().post('/x', {}, { idempotencyKey: 'k1', timeoutMs: 900 });
      expect(done).toEqual({ done: 'once' });
    });
  });

  describe.each([401, 403, 404])(
    'whose first attempt had no answer, and the next a %d',
    (status) => {
      beforeEach(() => {
        answer = (response, nth) => {
          response.statusCode = nth === 1 ? 503 : status;
          response.end(JSON.stringify({ code: 'not-now', title: 'No', status }));
        };
      });

      it('is silence, because it may have been done', async () => {
        const call = client().post('/x', {}, { bearer: 't', idempotencyKey: 'k' });
        expect(await failure(call)).toMatchObject({ status: 503 });
      });

      it('is silence too while the first is still worked on', async () => {
        answer = (response, nth) => {
          response.statusCode = nth === 1 ? 409 : status;
          const code = nth === 1 ? 'idempotency-key-in-use' : 'not-now';
          response.setHeader('content-type', 'application/problem+json');
          response.end(JSON.stringify({ code, title: 'No', detail: 'No.' }));
        };
        const call = client().post('/x', {}, { bearer: 't', idempotencyKey: 'k' });
        expect(await failure(call)).toMatchObject({ status: 503 });
      });

      it('is refused where it only asks', async () => {
        expect(await failure(client().get('/x', { bearer: 't' }))).toMatchObject({ status });
      });
    },
  );

  it('is not repeated without a key, because it may have been done', async () => {
    refusing(503);
    expect((await failure(client().post('/x', {}))).status).toBe(503);
    expect(heard).toHaveLength(1);
  });

  it('is given up after three attempts', async () => {
    refusing(503);
    expect((await failure(client().get('/x'))).status).toBe(503);
    expect(heard).toHaveLength(3);
  });

  it('is not repeated when it was refused', async () => {
    refusing(422);
    expect((await failure(client().get('/x'))).status).toBe(422);
    expect(heard).toHaveLength(1);
  });

  it('that gets no answer in time fails by name', async () => {
    answer = () => undefined;
    const error = await failure(client().post('/x', {}));
    expect(error).toMatchObject({ status: 503, code: 'service-silent' });
    expect(error.detail).toContain('intake');
  });

  it.each(['{"half":', '<html>'])('answered with %p counts as no answer', async (text) => {
    answer = (response) => response.end(text);
    expect(await failure(client().get('/x'))).toMatchObject({ code: 'service-silent' });
  });

  it('may be answered with nothing', async () => {
    answer = (response) => response.writeHead(204).end();
    expect(await client().post('/x', {})).toBeUndefined();
  });

  it('to nobody fails by name', async () => {
    const nobody = new ServiceClient({ service: 'routing', baseUrl: 'http://127.0.0.1:1' });
    expect(await failure(nobody.get('/x'))).toMatchObject({ code: 'service-silent' });
  });

  it('passes on the other’s problem', async () => {
    const errors = [{ field: 'on', rule: 'isDay', message: 'must be a day' }];
    answer = (response) => {
      response.statusCode = 422;
      response.setHeader('content-type', 'application/problem+json');
      response.end(
        JSON.stringify({ code: 'unprocessable', title: 'T', detail: 'D', errors: [...errors, 5] }),
      );
    };
    expect(await failure(client().get('/x'))).toMatchObject({
      status: 422,
      code: 'unprocessable',
      title: 'T',
      detail: 'D',
      errors,
    });
  });

  it('does not follow to another address', async () => {
    answer = (response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    };
    expect(await failure(client().get('/x'))).toMatchObject({ code: 'service-silent' });
  });
});

describe('the connection', () => {
  const patient = (): ServiceClient =>
    new ServiceClient({ service: 'intake', baseUrl: base, timeoutMs: 5_000 });
  const closedOn = (nth: number): void => {
    answer = (response, one) => {
      if (one === nth) response.socket?.destroy();
      else response.end('{"ok":true}');
    };
  };
  const ports = (): readonly unknown[] => heard.map(({ from }) => from);

  it('is kept for what asks, or carries a key', async () => {
    const to = patient();
    await to.get('/x');
    await to.post('/x', {}, { idempotencyKey: 'k1' });
    await to.post('/x', {}, { onlyAsks: true });
    expect(new Set(ports()).size).toBe(1);
    expect(CLIENT_KEEPS_MS).toBeLessThan(SERVICE_KEEPS_MS / 2);
  });

  it.each([
    ['a question', (to: ServiceClient) => to.get('/x')],
    ['what carries a key', (to: ServiceClient) => to.post('/x', {}, { idempotencyKey: 'k1' })],
    ['a POST that asks', (to: ServiceClient) => to.post('/x', {}, { onlyAsks: true })],
  ])('that was closed meanwhile is opened anew for %s', async (_what, call) => {
    closedOn(2);
    const to = patient();
    await to.get('/x');
    expect(await call(to)).toEqual({ ok: true });
    expect(heard).toHaveLength(3);
    expect(ports()[1]).toBe(ports()[0]);
    expect(ports()[2]).not.toBe(ports()[1]);
  });

  it('is its own for what may not come twice: never one that is just being closed', async () => {
    const to = patient();
    await to.get('/x');
    await to.post('/x', {});
    await to.delete('/x');
    expect(new Set(ports()).size).toBe(3);
    expect(heard.slice(1).map(({ headers }) => headers.connection)).toEqual(['close', 'close']);
  });

  it('that breaks under what may not come twice is silence, and it came once', async () => {
    closedOn(1);
    expect(await failure(patient().post('/x', {}))).toMatchObject({ code: 'service-silent' });
    expect(heard).toHaveLength(1);
  });

  it('that breaks under its first question is not opened anew at once: each attempt came once', async () => {
    let came = 0;
    const breaking = createServer(({ socket }) => {
      came += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => breaking.listen(0, '127.0.0.1', resolve));
    const { port } = breaking.address() as AddressInfo;
    const baseUrl = `http://127.0.0.1:${port}`;
    const to = new ServiceClient({ service: 'intake', baseUrl, timeoutMs: 5_000 });
    const { code } = await failure(to.get('/x'));
    await new Promise((resolve) => breaking.close(resolve));
    expect({ code, came }).toEqual({ code: 'service-silent', came: ATTEMPTS });
  });

  it('on which half an answer came is not waited for longer than the whole', async () => {
    const gone = new Promise<void>((resolve) => {
      answer = (response) => {
        response.write('{"half":');
        response.once('close', resolve);
      };
    });
    expect(await failure(client().post('/x', {}))).toMatchObject({ code: 'service-silent' });
    await gone;
  });

  it('that ends in the middle of an answer gave none', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"ok":true}', () => response.socket?.destroy());
    };
    expect(await failure(patient().post('/x', {}))).toMatchObject({ code: 'service-silent' });
  });
});

describe('our own token', () => {
  it('is fetched once, for the service and scopes it is for', async () => {
    const to = client(tokens());
    await Promise.all([to.get('/x'), to.get('/x'), to.get('/x')]);
    await to.get('/x');
    expect(heard.map(({ headers }) => headers.authorization)).toEqual(Array(4).fill('Bearer t1'));
    expect(tokensAsked).toHaveLength(1);
    expect(Object.fromEntries(new URLSearchParams(tokensAsked[0]?.body))).toEqual({
      grant_type: 'client_credentials',
      scope: 'contact-points:read',
      resource: 'urn:waymark:intake',
    });
  });

  it('is renewed before it ends', async () => {
    lifetime = 20;
    const to = client(tokens());
    await to.get('/x');
    await to.get('/x');
    expect(tokensAsked).toHaveLength(2);
  });

  it('that is refused is renewed once', async () => {
    refusing(401, 2);
    await client(tokens()).post('/x', {});
    expect(heard.map(({ headers }) => headers.authorization)).toEqual(['Bearer t1', 'Bearer t2']);
  });

  it('that goes on being refused is a failure', async () => {
    refusing(401);
    expect((await failure(client(tokens()).get('/x'))).status).toBe(401);
    expect(heard).toHaveLength(2);
  });

  it('that cannot be had makes the call fail for now, without telling the secret', async () => {
    const error = await failure(client(tokens('wr0ng')).get('/x'));
    expect(error.status).toBe(503);
    expect(JSON.stringify([error, error.cause])).not.toContain('wr0ng');
    expect(heard).toHaveLength(0);
  });
});
