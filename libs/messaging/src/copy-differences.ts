import type { CopyDifference, Correction } from '@waymark/contracts';
import type { IncomingRecord } from './kafka.port.js';
import { masked } from './masked.js';
import { jsonOf } from './stored-record.js';

/** What each correction changes, before and after. */
export const differencesOf = (
  original: IncomingRecord,
  copy: IncomingRecord,
  corrections: readonly Correction[],
): readonly CopyDifference[] =>
  corrections.map(({ in: place, field }) => {
    const before = shownAt(original, place, field);
    const after = shownAt(copy, place, field);
    return {
      in: place,
      field,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    };
  });

function shownAt(
  record: IncomingRecord,
  place: Correction['in'],
  field: string,
): string | undefined {
  const value =
    place === 'header'
      ? record.headers[field]?.toString()
      : field.split('.').reduce(inside, jsonOf(record.value));
  return value === undefined ? undefined : JSON.stringify(masked(value));
}

const inside = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
    ? (holder as Record<string, unknown>)[name]
    : undefined;
