import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { currentTraceparent, newTraceparent, traceIdOf, withTrace } from '../trace.js';
import type { SpanFields, SpanStart } from './span.js';
import { hasSpans, inSpan, openSpan, startSpans, stopSpans, withinTrace } from './spans.js';

const GIVEN = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const START: SpanStart = { name: 'work', kind: 'internal', parent: GIVEN };

let collector: Server;
let endpoint: string;
let bodies: string[];

interface Told {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: object }[];
  readonly links: readonly { readonly traceId: string }[];
  readonly status: { readonly code: number };
}

beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await once(collector.listen(0, '127.0.0.1'), 'listening');
  endpoint = `http://127.0.0.1:${String((collector.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  collector.closeAllConnections();
  await new Promise((done) => collector.close(done));
});
beforeEach(() => {
  bodies = [];
});
afterEach(() => stopSpans());

/** What the collector was told, once all is handed over. */
async function told(): Promise<readonly Told[]> {
  await stopSpans();
  return bodies.flatMap((body) => {
    const { resourceSpans } = JSON.parse(body) as {
      resourceSpans: { scopeSpans: { spans: Told[] }[] }[];
    };
    return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
  });
}

describe('where nobody looks', () => {
  it('no span is made, and nothing of the trace changes', async () => {
    expect(hasSpans()).toBe(false);
    expect(openSpan(START)).toBeUndefined();
    const seen = await withTrace(GIVEN, () =>
      inSpan(
        () => {
          throw new Error('nobody asks what it would be');
        },
        () => Promise.resolve(currentTraceparent()),
      ),
    );
    expect(seen).toBe(GIVEN);
    expect(withTrace(newTraceparent(), () => withinTrace(GIVEN))).toBe(GIVEN);
  });
});

describe('where a collector is named', () => {
  beforeEach(() => startSpans({ service: 'intake', endpoint, share: 1 }));

  it('work is told with what caused it, and causes what follows', async () => {
    const inner = await inSpan(
      () => START,
      () => Promise.resolve([currentTraceparent(), withinTrace(GIVEN)]),
    );
    const [span] = await told();
    expect(span).toMatchObject({
      traceId: traceIdOf(GIVEN),
      parentSpanId: '00f067aa0ba902b7',
      name: 'work',
    });
    const own = `00-${traceIdOf(GIVEN)}-${String(span?.spanId)}-01`;
    expect(inner).toEqual([own, own]);
  });

  it('what belongs to another trace is left in it', async () => {
    const other = newTraceparent();
    expect(
      await inSpan(
        () => START,
        () => Promise.resolve(withinTrace(other)),
      ),
    ).toBe(other);
  });

  it('without a cause it begins a trace, and is linked with others', async () => {
    openSpan({ name: 'work', kind: 'consumer', links: [GIVEN, 'nonsense'] })?.end();
    const [span] = await told();
    expect(span?.parentSpanId ?? '').toBe('');
    expect(span?.links.map(({ traceId }) => traceId)).toEqual([traceIdOf(GIVEN)]);
  });

  it('only listed fields are told, and only ids, codes and counts', async () => {
    const fields = {
      'waymark.subject': 'Canary Quill, 7 Mews',
      'waymark.outcome': 'accepted',
      'messaging.batch.message_count': 3,
      name: 'Canary',
    } as SpanFields;
    openSpan({ ...START, fields })?.end();
    const [span] = await told();
    expect(bodies.join('')).not.toContain('Canary');
    expect(
      span?.attributes.map(({ key, value }) => [key, Object.values(value)[0] as unknown]),
    ).toEqual([
      ['waymark.subject', '[not an id or code]'],
      ['waymark.outcome', 'accepted'],
      ['messaging.batch.message_count', 3],
    ]);
  });

  it('an error is told by its kind, never by its message', async () => {
    const failing = inSpan(
      () => START,
      () => Promise.reject(new TypeError('Canary has no telephone')),
    );
    await expect(failing).rejects.toThrow('Canary');
    const [span] = await told();
    expect(bodies.join('')).not.toContain('Canary');
    expect(span?.status.code).toBe(2);
    expect(JSON.stringify(span?.attributes)).toContain('TypeError');
  });

  it('what began elsewhere is kept as it was decided there', async () => {
    const unkept = GIVEN.replace(/01$/, '00');
    const span = openSpan({ ...START, parent: unkept });
    expect(span?.traceparent).toMatch(/-00$/);
    span?.end();
    expect(await told()).toEqual([]);
  });

  it('a collector that is away holds nobody up', async () => {
    await stopSpans();
    await startSpans({ service: 'intake', endpoint: 'http://127.0.0.1:1', share: 1 });
    expect(
      await inSpan(
        () => START,
        () => Promise.resolve('done'),
      ),
    ).toBe('done');
  });
});

it('of the traces that begin here, the share is kept that was said', async () => {
  await startSpans({ service: 'intake', endpoint, share: 0 });
  openSpan({ name: 'work', kind: 'server' })?.end();
  expect(await told()).toEqual([]);
});
