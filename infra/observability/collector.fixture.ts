import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as a collector is told of it. */
export interface SeenSpan {
  readonly service: string;
  readonly trace: string;
  readonly id: string;
  /** Empty: it began the trace. */
  readonly parent: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Ids of traces. */
  readonly links: readonly string[];
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes?: readonly Attribute[];
  readonly links?: readonly { readonly traceId: string }[];
}

interface OtlpTraces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

/** A collector that keeps what services hand over by OTLP/HTTP, in JSON. */
export interface Collector {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly url: string;
  spans(): readonly SeenSpan[];
  /** All that was said, as it came. */
  text(): string;
  close(): Promise<void>;
}

export async function aCollector(): Promise<Collector> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === '/v1/traces') bodies.push(Buffer.concat(chunks).toString());
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    spans: () => bodies.flatMap((body) => spansIn(JSON.parse(body) as OtlpTraces)),
    text: () => bodies.join('\n'),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const spansIn = ({ resourceSpans }: OtlpTraces): readonly SeenSpan[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(fieldsIn(resource.attributes)['service.name']);
    return scopeSpans.flatMap(({ spans }) => spans.map((span) => seen(service, span)));
  });

const seen = (service: string, span: OtlpSpan): SeenSpan => ({
  service,
  trace: span.traceId,
  id: span.spanId,
  parent: span.parentSpanId ?? '',
  name: span.name,
  fields: fieldsIn(span.attributes ?? []),
  links: (span.links ?? []).map(({ traceId }) => traceId),
});

const fieldsIn = (attributes: readonly Attribute[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
