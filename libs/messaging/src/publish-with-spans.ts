import type { Envelope } from '@waymark/contracts';
import { openSpan, traceIdOf } from '@waymark/platform';
import type { Connections } from './connections.js';
import { publishSpan } from './event-spans.js';

interface Outgoing {
  readonly row: { readonly id: number };
  readonly envelope: Envelope;
}

/** In whose trace the event before this one of its subject was said. */
interface StepBefore {
  readonly id: number;
  readonly traceparent: string;
}

/** Publishes each event within a span of its own, which its headers carry on to whoever hears it. */
export async function publishWithSpans<Event extends Outgoing>(
  events: readonly Event[],
  topic: string,
  connections: Pick<Connections, 'query'>,
  publish: (events: readonly Event[]) => Promise<void>,
): Promise<void> {
  const ids = events.map(({ row }) => row.id);
  const steps = await connections.query<StepBefore>(STEPS_BEFORE, [ids]);
  const before = new Map(steps.map(({ id, traceparent }) => [id, traceparent]));
  const spanned = events.map((event) => {
    const { row, envelope } = event;
    const span = openSpan(publishSpan(envelope, topic, otherTrace(envelope, before.get(row.id))));
    const traceparent = span?.traceparent ?? envelope.traceparent;
    return { span, event: { ...event, envelope: { ...envelope, traceparent } } };
  });
  try {
    await publish(spanned.map(({ event }) => event));
  } catch (error) {
    for (const { span } of spanned) span?.failed(error);
    throw error;
  } finally {
    for (const { span } of spanned) span?.end();
  }
}

/** A step in the same trace needs no link: it is among those above it. */
const otherTrace = ({ traceparent }: Envelope, step: string | undefined): string | undefined =>
  step === undefined || traceIdOf(step) === traceIdOf(traceparent) ? undefined : step;

const STEPS_BEFORE = {
  name: 'outbox steps before',
  text: `
SELECT given.id, before.attributes->>'traceparent' AS traceparent
FROM outbox AS given JOIN outbox AS before
  ON before.subject = given.subject AND before.sequence = given.sequence - 1 AND before.urgent = given.urgent
WHERE given.id = ANY ($1::bigint[])`,
};
