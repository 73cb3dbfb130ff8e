import type { Envelope } from '@waymark/contracts';
import type { SpanFields, SpanStart } from '@waymark/platform';
import type { Incoming } from './record-reader.js';

/** From when an event is said until Kafka has it. `before`: the step that it goes on from after a wait. */
export const publishSpan = (envelope: Envelope, topic: string, before?: string): SpanStart => ({
  name: `publish ${envelope.type}`,
  kind: 'producer',
  parent: envelope.traceparent,
  since: new Date(envelope.time),
  links: before === undefined ? [] : [before],
  fields: { ...fieldsOf(envelope), ...onKafka(topic, 'send') },
});

/** A handler at work on an event; whether what it did was kept, the batch tells. */
export const processSpan = (event: Incoming): SpanStart => ({
  name: `process ${event.type}`,
  kind: 'consumer',
  parent: event.traceparent,
  fields: { ...fieldsOf(event), ...onKafka(event.record.topic, 'process') },
});

/** The transaction in which events are heard; they come from many traces, so it is a trace of its own. */
export const batchSpan = (events: readonly Incoming[]): SpanStart => ({
  name: 'hear events',
  kind: 'consumer',
  links: events.map(({ traceparent }) => traceparent),
  fields: {
    ...onKafka(events[0]?.record.topic ?? 'none', 'receive'),
    'messaging.batch.message_count': events.length,
  },
});

const fieldsOf = ({ id, type, subject, sequence }: Envelope): SpanFields => ({
  'messaging.message.id': id,
  'waymark.event.type': type,
  'waymark.subject': subject,
  'waymark.sequence': sequence,
});

const onKafka = (topic: string, operation: 'send' | 'process' | 'receive'): SpanFields => ({
  'messaging.system': 'kafka',
  'messaging.destination.name': topic,
  'messaging.operation.type': operation,
});
