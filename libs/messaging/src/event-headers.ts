import { SERVICES, type After, type Envelope, type ServiceName } from '@waymark/contracts';
import type { IncomingRecord } from './kafka.port.js';
import { PermanentFailure } from './permanent-failure.js';

/** Headers or bytes that no event can be read from. Says which part, never what it held. */
export class Unreadable extends PermanentFailure {
  constructor(part: string) {
    super(`unreadable: ${part}`);
  }
}

type RecordHeaders = IncomingRecord['headers'];

const utf8 = new TextDecoder('utf-8', { fatal: true });

const SPEC_VERSION = '1.0';
const JSON_TYPE = 'application/json';
const SOURCE = /^\/waymark\/([a-z]+)$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TYPE = /^[\w.-]{1,200}$/;
const SUBJECT = /^[\w.:-]{1,200}$/;
const CAUSE_ID = /^[\w.:-]{1,200}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const SEQUENCE = /^[1-9]\d{0,8}$/;
const AFTER = /^[a-z]+:[1-9]\d{0,8}(,[a-z]+:[1-9]\d{0,8}){0,9}$/;
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}/;

/** CloudEvents 1.0, Kafka binding, binary mode. */
export function headersOf(envelope: Envelope): Record<string, string> {
  const { causationid, causesource, causesequence, after } = envelope;
  return {
    ce_specversion: SPEC_VERSION,
    ce_id: envelope.id,
    ce_type: envelope.type,
    ce_source: `/waymark/${envelope.source}`,
    ce_subject: envelope.subject,
    ce_time: envelope.time,
    ce_dataschema: `urn:waymark:schema:${envelope.type}`,
    'content-type': JSON_TYPE,
    ce_sequence: String(envelope.sequence),
    ce_urgent: String(envelope.urgent),
    traceparent: envelope.traceparent,
    ...(causationid !== undefined && { ce_causationid: causationid }),
    ...(causesource !== undefined && { ce_causesource: causesource }),
    ...(causesequence !== undefined && { ce_causesequence: String(causesequence) }),
    ...(after !== undefined && { ce_after: textOfAfter(after) }),
  };
}

/** Who, what, about whom and in which place; throws `Unreadable`. */
export function readEnvelope(record: IncomingRecord): Envelope {
  const { headers } = record;
  if (textOf(headers, 'ce_specversion') !== SPEC_VERSION) throw new Unreadable('ce_specversion');
  const contentType = textOf(headers, 'content-type');
  if (contentType !== undefined && contentType.split(';')[0]?.trim() !== JSON_TYPE) {
    throw new Unreadable('content-type');
  }
  return {
    id: required(headers, 'ce_id', UUID).toLowerCase(),
    type: required(headers, 'ce_type', TYPE),
    source: serviceOf(SOURCE.exec(required(headers, 'ce_source', SOURCE))?.[1], 'ce_source'),
    subject: required(headers, 'ce_subject', SUBJECT),
    time: required(headers, 'ce_time', INSTANT),
    sequence: Number(required(headers, 'ce_sequence', SEQUENCE)),
    traceparent: required(headers, 'traceparent', TRACEPARENT),
    urgent: textOf(headers, 'ce_urgent') === 'true',
    ...causeIn(headers),
  };
}

/** The value as JSON; throws `Unreadable`. */
export function readJson(value: Buffer | null): unknown {
  if (value === null || value.length === 0) throw new Unreadable('value: empty');
  try {
    return JSON.parse(utf8.decode(value)) as unknown;
  } catch {
    throw new Unreadable('value: not JSON');
  }
}

function causeIn(
  headers: RecordHeaders,
): Pick<Envelope, 'causationid' | 'causesource' | 'causesequence' | 'after'> {
  const id = optional(headers, 'ce_causationid', CAUSE_ID);
  const sequence = optional(headers, 'ce_causesequence', SEQUENCE);
  const source = textOf(headers, 'ce_causesource');
  const after = optional(headers, 'ce_after', AFTER);
  return {
    ...(id !== undefined && { causationid: id }),
    ...(source !== undefined && { causesource: serviceOf(source, 'ce_causesource') }),
    ...(sequence !== undefined && { causesequence: Number(sequence) }),
    ...(after !== undefined && { after: afterIn(after) }),
  };
}

const textOfAfter = (after: After): string =>
  Object.entries(after)
    .map(([source, sequence]) => `${source}:${sequence}`)
    .join(',');

function afterIn(text: string): After {
  const pairs = text.split(',').map((pair) => {
    const [source, sequence] = pair.split(':');
    return [serviceOf(source, 'ce_after'), Number(sequence)] as const;
  });
  return Object.fromEntries(pairs);
}

function required(headers: RecordHeaders, name: string, shape: RegExp): string {
  const value = optional(headers, name, shape);
  if (value === undefined) throw new Unreadable(name);
  return value;
}

function optional(headers: RecordHeaders, name: string, shape: RegExp): string | undefined {
  const value = textOf(headers, name);
  if (value !== undefined && !shape.test(value)) throw new Unreadable(name);
  return value;
}

function serviceOf(name: string | undefined, header: string): ServiceName {
  const service = SERVICES.find((one) => one === name);
  if (service === undefined) throw new Unreadable(header);
  return service;
}

// A header given twice says two things, so it says nothing. What nobody asks for is not made text.
function textOf(headers: RecordHeaders, name: string): string | undefined {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return value === undefined || Array.isArray(value) ? undefined : value.toString();
}
