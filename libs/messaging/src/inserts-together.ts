import type { Insert, InsertStatement, Statement } from './connections.js';

interface ToRun {
  readonly statement: Statement;
  readonly values: readonly string[];
}

/** Each is prepared on every connection that meets it; which tables are written together is few things. */
const MOST_KEPT = 200;
const kept = new Map<string, Statement>();

/** One statement for all of them; one for each where too many different ones have been put together already. */
export function insertsTogether(inserts: readonly Insert[]): readonly ToRun[] {
  const sorted = inserts.toSorted((a, b) => (a.statement.name < b.statement.name ? -1 : 1));
  const statement = togetherOf(sorted.map((insert) => insert.statement));
  return statement === undefined
    ? inserts.map(({ statement: one, rows }) => ({ statement: one, values: [rows] }))
    : [{ statement, values: sorted.map(({ rows }) => rows) }];
}

function togetherOf(inserts: readonly InsertStatement[]): Statement | undefined {
  const [first, ...others] = inserts;
  if (first === undefined || others.length === 0) return first;
  const key = inserts.map(({ name }) => name).join(' ');
  const known = kept.get(key);
  if (known !== undefined || kept.size >= MOST_KEPT) return known;
  const before = others.map((insert, nth) => {
    const place = String(nth + 2);
    return `given_${place} AS (${insert.textFor(`$${place}`)})`;
  });
  const statement = {
    name: `inserts ${String(kept.size + 1)}`,
    text: `WITH ${before.join(', ')} ${first.textFor('$1')}`,
  };
  kept.set(key, statement);
  return statement;
}
