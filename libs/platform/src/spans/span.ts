import { describeError } from '../describe-error.js';
import { idOrCode } from '../id-or-code.js';

const FIELDS = {
  'error.type': 'string',
  'http.request.method': 'string',
  'http.response.status_code': 'number',
  'http.route': 'string',
  'messaging.batch.message_count': 'number',
  'messaging.destination.name': 'string',
  'messaging.message.id': 'string',
  'messaging.operation.type': 'string',
  'messaging.system': 'string',
  'peer.service': 'string',
  'waymark.attempt': 'number',
  'waymark.channel': 'string',
  'waymark.event.type': 'string',
  'waymark.lane': 'string',
  'waymark.outcome': 'string',
  'waymark.sequence': 'number',
  'waymark.subject': 'string',
  'waymark.template': 'string',
} as const;
type Field = keyof typeof FIELDS;

/** What a span may say beside its name, in OpenTelemetry's words: ids, codes and counts, never a person or free text. */
export type SpanFields = {
  readonly [Name in Field]?: (typeof FIELDS)[Name] extends 'number' ? number : string;
};

/** A piece of work that is about to begin. */
export interface SpanStart {
  /** Made of constants, codes and the patterns of routes. */
  readonly name: string;
  readonly kind: 'server' | 'client' | 'producer' | 'consumer' | 'internal';
  /** The `traceparent` of the work that caused it; absent: a trace of its own. */
  readonly parent?: string | undefined;
  /** The `traceparent` of work in other traces that this belongs with. */
  readonly links?: readonly string[];
  readonly fields?: SpanFields;
  /** When it began, where that was before now. */
  readonly since?: Date;
}

/** A piece of work that is being done. */
export interface Span {
  /** What it causes carries this on. */
  readonly traceparent: string;
  name(name: string): void;
  /** It did not succeed. An error is told by its kind or code, never by its message, which may quote somebody. */
  failed(why: unknown): void;
  end(fields?: SpanFields): void;
}

export interface Spans {
  open(start: SpanStart): Span;
  /** Hands over what has ended. */
  close(): Promise<void>;
}

/** Only what is listed, and only as an id, a code or a count: the compiler does not see what a spread brings in. */
export function safeFields(fields: SpanFields = {}): Record<string, string | number> {
  const kept: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!isField(name) || typeof value !== FIELDS[name]) continue;
    kept[name] = typeof value === 'number' ? value : idOrCode(value);
  }
  return kept;
}

const isField = (name: string): name is Field => Object.hasOwn(FIELDS, name);

/** A code as it is; of an error its code, or else its kind. */
export function errorType(why: unknown): string {
  if (typeof why === 'string') return why;
  const { name, code } = describeError(why);
  return code ?? name;
}
