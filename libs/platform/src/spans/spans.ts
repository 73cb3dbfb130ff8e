import { currentTraceparent, traceIdOf, withTrace } from '../trace.js';
import type { SpanSettings } from './open-telemetry.js';
import type { Span, Spans, SpanStart } from './span.js';

/** This process's, and absent in all that were told of no collector: for those a span costs this look. */
let spans: Spans | undefined;

/** Whether anybody looks; whoever would work for a span alone asks first. */
export const hasSpans = (): boolean => spans !== undefined;

/** From here on spans are handed to the collector. What makes them is loaded here, so that nobody else pays for it. */
export async function startSpans(settings: SpanSettings): Promise<void> {
  const { openTelemetry } = await import('./open-telemetry.js');
  spans = openTelemetry(settings);
}

/** Hands over what has ended, and stops; what no collector takes is let go. */
export async function stopSpans(): Promise<void> {
  const stopped = spans;
  spans = undefined;
  await stopped?.close().catch(() => undefined);
}

/** Ends when it is told to; absent where nobody looks. */
export const openSpan = (start: SpanStart): Span | undefined => spans?.open(start);

/** Does the work within a span of its own: whatever it calls or says belongs to that. */
export async function inSpan<T>(
  start: () => SpanStart,
  work: (span?: Span) => Promise<T>,
): Promise<T> {
  if (spans === undefined) return work();
  const span = spans.open(start());
  try {
    return await withTrace(span.traceparent, () => work(span));
  } catch (error) {
    span.failed(error);
    throw error;
  } finally {
    span.end();
  }
}

/** The span at work now, where it belongs to the trace that is given; otherwise what is given. */
export function withinTrace(traceparent: string): string {
  if (spans === undefined) return traceparent;
  const current = currentTraceparent();
  const isSame = current !== undefined && traceIdOf(current) === traceIdOf(traceparent);
  return isSame ? current : traceparent;
}
