import { createHash } from 'node:crypto';
import type { QuarantineReason } from '@waymark/contracts';
import { maskedDetail } from './masked.js';
import { jsonOf } from './stored-record.js';

/** What makes two entries one kind of trouble. */
export interface Trait {
  readonly producer?: string;
  readonly type?: string;
  readonly reason: QuarantineReason;
  readonly errorClass: string;
  readonly detail: string;
  readonly value: Buffer | null;
}

const KEY_LENGTH = 16;
const DEEPEST = 6;
const MOST_FIELDS = 500;

/** Same producer, type, error and shape: the same key, whoever it is about and on whatever machine. */
export function groupKeyOf({ producer, type, reason, errorClass, detail, value }: Trait): string {
  const traits = [producer ?? '', type ?? '', reason, errorClass, alike(detail), shapeOf(value)];
  return createHash('sha256').update(JSON.stringify(traits)).digest('hex').slice(0, KEY_LENGTH);
}

// In this order: an id holds numbers.
const OWN: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '(id)'],
  [/\bWM(-[0-9A-Z]{4}){2}\b/g, '(reference)'],
  [/\b\d{4}-\d{2}-\d{2}(T[\d:.]+Z?)?\b/g, '(date)'],
  [/\b[0-9a-f]{12,}\b/gi, '(id)'],
  [/\d+/g, '(number)'],
  [/\s+/g, ' '],
];

/** What an error says, without what belongs to one event alone. */
export const alike = (detail: string): string =>
  OWN.reduce((text, [own, instead]) => text.replace(own, instead), maskedDetail(detail)).trim();

/** Fields and kinds of values, never a value. */
export function shapeOf(value: Buffer | null): string {
  if (value === null || value.length === 0) return 'empty';
  const json = jsonOf(value);
  return json === undefined ? 'not JSON' : fieldsOf(json, '', 0).slice(0, MOST_FIELDS).join(' ');
}

// A list may have any number of things: what they are like counts once.
function fieldsOf(value: unknown, path: string, depth: number): string[] {
  if (value === null || typeof value !== 'object' || depth === DEEPEST) {
    return [`${path}:${value === null ? 'null' : typeof value}`];
  }
  const inside = Array.isArray(value)
    ? value.map((one: unknown) => [`${path}[]`, one] as const)
    : Object.entries(value).map(
        ([name, one]) => [path === '' ? name : `${path}.${name}`, one] as const,
      );
  if (inside.length === 0) return [`${path}:${Array.isArray(value) ? '[]' : '{}'}`];
  return [...new Set(inside.flatMap(([at, one]) => fieldsOf(one, at, depth + 1)))].toSorted();
}
