import {
  WHAT_IF_DIMENSIONS,
  type WhatIfCounts,
  type WhatIfDimension,
  type WhatIfResult,
  type WhatIfTable,
} from '@waymark/contracts';
import type { BeingMade } from '../being-made.js';
import { rounded } from './rounded.js';
import { hiddenColumns, hide } from './small-numbers.js';
import { COLUMNS, type Counts, type ExactTable, type Tallied } from './tally.js';

/** What a value of a dimension is called. */
export type NameOf = (dimension: WhatIfDimension, value: string) => string;

/** Whatever may leave: small numbers hidden, the rest rounded, so that two what-ifs cannot be subtracted either. */
export function publishable({ people, keys }: Tallied, nameOf: NameOf): WhatIfResult {
  const hidden = hiddenColumns(people.total);
  return {
    total: countsOf(people.total, keys.total, (column) => !hidden.has(column)),
    tables: WHAT_IF_DIMENSIONS.map((by) => {
      const exact: Exact = {
        by,
        table: people.tables.get(by) ?? new Map<string, Counts>(),
        keys: keys.tables.get(by) ?? new Map<string, Counts>(),
        total: people.total,
      };
      return by === 'sent-to' ? whereSent(exact, nameOf) : tableOf(exact, nameOf);
    }),
  };
}

interface Exact {
  readonly by: WhatIfDimension;
  readonly table: ExactTable;
  readonly keys: ExactTable;
  readonly total: Counts;
}

function tableOf(exact: Exact, nameOf: NameOf): WhatIfTable {
  const { isHidden } = hide(exact.table, exact.total);
  return rowsOf(exact, nameOf, (value, column) => !isHidden(value, column));
}

const ELSEWHERE = COLUMNS.indexOf('elsewhere');

// Only those sent elsewhere are in this table, so nothing else is told of them.
function whereSent(exact: Exact, nameOf: NameOf): WhatIfTable {
  const sent = exact.total[ELSEWHERE] ?? 0;
  const isTold = !hiddenColumns(exact.total).has(ELSEWHERE);
  const alone = COLUMNS.map((_, column) => (column === 0 || column === ELSEWHERE ? sent : 0));
  const { isHidden } = hide(exact.table, isTold ? alone : COLUMNS.map(() => 1));
  return rowsOf(exact, nameOf, (value, column) => column === ELSEWHERE && !isHidden(value, column));
}

const rowsOf = (
  { by, table, keys }: Exact,
  nameOf: NameOf,
  isTold: (value: string, column: number) => boolean,
): WhatIfTable => ({
  by,
  rows: inOrder(table).map(([value, counts]) => ({
    value,
    name: nameOf(by, value),
    counts: countsOf(counts, keys.get(value) ?? [], (column) => isTold(value, column)),
  })),
});

const inOrder = (table: ExactTable): readonly (readonly [string, Counts])[] =>
  [...table].sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }));

function countsOf(counts: Counts, keys: Counts, isTold: (column: number) => boolean): WhatIfCounts {
  const told: BeingMade<WhatIfCounts> = {};
  COLUMNS.forEach((column, at) => {
    if (isTold(at)) told[column] = rounded(counts[at] ?? 0, keys[at] ?? 0);
  });
  return told;
}
