import { pino, type DestinationStream, type Logger as Pino } from 'pino';
import { describeError } from './describe-error.js';
import { idOrCode } from './id-or-code.js';
import { currentTraceparent, traceIdOf } from './trace.js';

const FIELDS = {
  attempt: 'number',
  bucket: 'number',
  clientId: 'string',
  code: 'string',
  consumer: 'string',
  count: 'number',
  eventId: 'string',
  eventType: 'string',
  lagMs: 'number',
  method: 'string',
  migration: 'string',
  ms: 'number',
  offset: 'string',
  organisation: 'string',
  partition: 'number',
  pathway: 'string',
  port: 'number',
  producer: 'string',
  reason: 'string',
  referralId: 'string',
  route: 'string',
  sequence: 'number',
  serviceId: 'string',
  signal: 'string',
  source: 'string',
  status: 'number',
  subject: 'string',
  taskId: 'string',
  topic: 'string',
  waitMs: 'number',
} as const;
type Field = keyof typeof FIELDS;

/** What may be logged beside the message: ids, codes and counts, never a person or free text. */
export type LogFields = {
  readonly [Name in Field]?: (typeof FIELDS)[Name] extends 'number' ? number : string;
};

/** Error: a person must act now. Warn: healed itself. Info: one line per message. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** JSON lines on the standard output. Messages are constant sentences; what varies is a field. */
export class Logger {
  private readonly pino: Pino;

  constructor(service: string, level: LogLevel = 'info', to?: DestinationStream) {
    const options = {
      level,
      base: { service },
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
    };
    this.pino = to === undefined ? pino(options) : pino(options, to);
  }

  debug(message: string, fields: LogFields = {}): void {
    this.pino.debug(safe(fields), message);
  }

  info(message: string, fields: LogFields = {}): void {
    this.pino.info(safe(fields), message);
  }

  warn(message: string, fields: LogFields & { readonly cause?: unknown } = {}): void {
    this.pino.warn(withCause(fields), message);
  }

  error(message: string, fields: LogFields & { readonly cause?: unknown } = {}): void {
    this.pino.error(withCause(fields), message);
  }
}

function withCause(fields: LogFields & { readonly cause?: unknown }): object {
  if (fields.cause === undefined) return safe(fields);
  return { ...safe(fields), error: describeError(fields.cause) };
}

// The compiler does not see what a spread brings in, so the list of fields is kept at run time too.
function safe(fields: LogFields): Record<string, string | number> {
  const kept: Record<string, string | number> = {};
  const traceparent = currentTraceparent();
  if (traceparent !== undefined) kept.traceId = traceIdOf(traceparent);
  for (const [name, value] of Object.entries(fields)) {
    if (!isField(name) || typeof value !== FIELDS[name]) continue;
    if (typeof value === 'number') kept[name] = value;
    else kept[name] = idOrCode(value);
  }
  return kept;
}

const isField = (name: string): name is Field => Object.hasOwn(FIELDS, name);
