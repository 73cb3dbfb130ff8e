import type { Correction } from '@waymark/contracts';
import { newTraceparent, ProblemError } from '@waymark/platform';
import type { IncomingRecord } from './kafka.port.js';
import { NOTHING, respelt } from './respelt.js';
import { jsonOf } from './stored-record.js';

/** A copy of a record that could not be applied. */
export interface CopyWanted {
  readonly corrections: readonly Correction[];
  /** The copy's own. */
  readonly eventId: string;
  /** The original's id, or its entry's where the original names none. */
  readonly cause: string;
  /** The fields that are not as their contract says. */
  readonly wrongIn: (record: IncomingRecord) => readonly string[];
}

type Holder = Record<string, unknown>;
type Headers = Record<string, IncomingRecord['headers'][string]>;

const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * The same event under an id of its own, with what is only technical written as it should be. What it waits for stays
 * as it was: that is a matter of order, and not of who caused the copy.
 */
export function mendedCopy(record: IncomingRecord, wanted: CopyWanted): IncomingRecord {
  const headed = { ...record, headers: mendedHeaders(record, wanted) };
  const { corrections } = wanted;
  if (!corrections.some(isOfData)) return headed;
  const data = structuredClone(jsonOf(record.value));
  const wrong = wanted.wrongIn(headed);
  for (const [at, correction] of corrections.entries()) {
    if (!isOfData(correction)) continue;
    // What is right already may mean something as it is.
    const isWrong = wrong.some((one) => `${correction.field}.`.startsWith(`${one}.`));
    if (!isWrong || !respellField(data, correction)) throw notSo(at, correction);
  }
  return { ...headed, value: Buffer.from(JSON.stringify(data)) };
}

function mendedHeaders(
  record: IncomingRecord,
  { corrections, eventId, cause }: CopyWanted,
): IncomingRecord['headers'] {
  const headers: Headers = { ...record.headers };
  for (const [at, correction] of corrections.entries()) {
    if (!isOfData(correction) && !respellHeader(headers, correction)) throw notSo(at, correction);
  }
  const traceparent = textOf(headers.traceparent);
  const isTraced = traceparent !== undefined && TRACEPARENT.test(traceparent);
  return {
    ...headers,
    ce_specversion: '1.0',
    'content-type': 'application/json',
    traceparent: isTraced ? traceparent : newTraceparent(),
    ce_id: eventId,
    ce_causationid: cause,
  };
}

const isOfData = (correction: Correction): boolean => correction.in === 'data';

function respellHeader(headers: Headers, { field, as }: Correction): boolean {
  const after = Object.hasOwn(headers, field) ? respelt(textOf(headers[field]), as) : undefined;
  if (typeof after !== 'string') return false;
  headers[field] = after;
  return true;
}

function respellField(data: unknown, { field, as }: Correction): boolean {
  const path = field.split('.');
  const last = path.pop() ?? '';
  let holder = data;
  for (const name of path) holder = inside(holder, name);
  const after = respelt(inside(holder, last), as);
  if (after === undefined) return false;
  const into = holder as Holder;
  if (after !== NOTHING) into[last] = after;
  else if (Array.isArray(holder)) return false;
  else Reflect.deleteProperty(into, last);
  return true;
}

const inside = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
    ? (holder as Holder)[name]
    : undefined;

// A header given twice says two things: nobody can tell which of them is meant.
const textOf = (value: IncomingRecord['headers'][string]): string | undefined =>
  Array.isArray(value) ? undefined : value?.toString();

const notSo = (at: number, { field, as }: Correction): ProblemError =>
  ProblemError.unprocessable([
    {
      field: `corrections[${String(at)}]`,
      rule: 'same-meaning',
      message: `${field} is not wrong by how it is written, or cannot be written ${as}. A copy says the same as its original: what was said itself is put right by whoever said it, and goes out again from there.`,
    },
  ]);
