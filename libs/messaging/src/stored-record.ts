import type { IncomingRecord } from './kafka.port.js';

type StoredHeader = string | { readonly base64: string };

/** A record as `parked` and `quarantine` keep it: exactly, and legible where it is text. */
export interface StoredRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: Buffer | null;
  readonly headers: Readonly<Record<string, StoredHeader | readonly StoredHeader[]>>;
  readonly value: Buffer | null;
}

export function storedRecordOf(record: IncomingRecord): Record<keyof StoredRecord, unknown> {
  const { topic, partition, offset, key, value } = record;
  const headers = Object.entries(record.headers).map(([name, given]) => [
    name,
    Array.isArray(given) ? given.map(storedHeader) : storedHeader(given ?? ''),
  ]);
  return { topic, partition, offset, key, value, headers: Object.fromEntries(headers) as object };
}

export function recordOf(row: StoredRecord): IncomingRecord {
  const headers = Object.entries(row.headers).map(([name, stored]) => [
    name,
    isList(stored) ? stored.map(givenHeader) : givenHeader(stored),
  ]);
  return {
    topic: row.topic,
    partition: row.partition,
    offset: String(row.offset),
    key: row.key,
    value: row.value,
    headers: Object.fromEntries(headers) as IncomingRecord['headers'],
  };
}

function storedHeader(given: Buffer | string): StoredHeader {
  const text = given.toString();
  const isText = typeof given === 'string' || Buffer.from(text).equals(given);
  // PostgreSQL's text holds no NUL.
  return isText && !text.includes('\0') ? text : { base64: Buffer.from(given).toString('base64') };
}

const givenHeader = (stored: StoredHeader): Buffer =>
  typeof stored === 'string' ? Buffer.from(stored) : Buffer.from(stored.base64, 'base64');

const isList = (
  stored: StoredHeader | readonly StoredHeader[],
): stored is readonly StoredHeader[] => Array.isArray(stored);

/** What the bytes say; undefined where they are no JSON. */
export function jsonOf(value: Buffer | null): unknown {
  try {
    return value === null ? undefined : (JSON.parse(value.toString()) as unknown);
  } catch {
    return undefined;
  }
}
