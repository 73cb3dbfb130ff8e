import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
  type Context,
  type Link,
  type SpanContext,
  type Span as OtelSpan,
  type Tracer,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { readTraceparent } from '../trace.js';
import { errorType, safeFields, type Span, type Spans, type SpanStart } from './span.js';

export interface SpanSettings {
  readonly service: string;
  /** Of an OTLP/HTTP collector, without a path: `http://localhost:4318`. */
  readonly endpoint: string;
  /** Of the traces that begin here, from 0 to 1. */
  readonly share: number;
}

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
} as const;
/** Between two hand-overs; what does not fit into the queue meanwhile is dropped, and nothing waits for it. */
const EVERY_MS = 1_000;
const MOST_WAITING = 8_192;
const MOST_LINKS = 500;

/** Spans as OpenTelemetry makes them, handed over by OTLP/HTTP in the background. */
export function openTelemetry({ service, endpoint, share }: SpanSettings): Spans {
  const exporter = new OTLPTraceExporter({ url: new URL('/v1/traces', endpoint).href });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'waymark' }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanLimits: { linkCountLimit: MOST_LINKS },
    spanProcessors: [
      new BatchSpanProcessor({
        exporter,
        scheduledDelayMillis: EVERY_MS,
        maxQueueSize: MOST_WAITING,
      }),
    ],
  });
  const tracer = provider.getTracer('waymark');
  return { open: (start) => spanFrom(opened(tracer, start)), close: () => provider.shutdown() };
}

function opened(tracer: Tracer, start: SpanStart): OtelSpan {
  const { name, kind, parent, links = [], fields, since } = start;
  return tracer.startSpan(
    name,
    {
      kind: KINDS[kind],
      attributes: safeFields(fields),
      links: links.flatMap(linkTo),
      ...(since !== undefined && { startTime: since }),
    },
    contextOf(parent),
  );
}

function spanFrom(span: OtelSpan): Span {
  return {
    traceparent: traceparentOf(span.spanContext()),
    name: (name) => void span.updateName(name),
    failed: (why) => {
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttributes(safeFields({ 'error.type': errorType(why) }));
    },
    end: (fields) => {
      span.setAttributes(safeFields(fields)).end();
    },
  };
}

function contextOf(parent: string | undefined): Context {
  const context = spanContextOf(parent);
  return context === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, context);
}

function linkTo(traceparent: string): Link[] {
  const context = spanContextOf(traceparent);
  return context === undefined ? [] : [{ context }];
}

function spanContextOf(traceparent: string | undefined): SpanContext | undefined {
  const read = readTraceparent(traceparent);
  if (read === undefined) return undefined;
  const traceFlags = Number.parseInt(read.flags, 16) & TraceFlags.SAMPLED;
  return { traceId: read.trace, spanId: read.parent, traceFlags, isRemote: true };
}

const traceparentOf = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-0${String(traceFlags & TraceFlags.SAMPLED)}`;
