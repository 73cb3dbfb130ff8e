import type { WhatIfDimension } from '@waymark/contracts';

/** What is counted of a referral; each is in one movement at most. */
export const COLUMNS = ['judged', 'added', 'held', 'asked', 'elsewhere', 'removed'] as const;
export type Column = (typeof COLUMNS)[number];
export type Movement = Exclude<Column, 'judged'>;

/** Exact numbers, in the order of `COLUMNS`. They leave the process only through `publishable`. */
export type Counts = readonly number[];

/** Exact numbers of one dimension, by its values. */
export type ExactTable = ReadonlyMap<string, Counts>;

/** Exact numbers in all, and by dimension. */
export interface ExactCounts {
  readonly total: Counts;
  readonly tables: ReadonlyMap<WhatIfDimension, ExactTable>;
}

/** How many are in each cell, and the sum of their keys, which says how the cell is rounded. */
export interface Tallied {
  readonly people: ExactCounts;
  readonly keys: ExactCounts;
}

type Values = readonly (readonly [WhatIfDimension, string])[];

/** Counts referrals by what becomes of them. Several are added up to one. */
export class Tally implements Tallied {
  readonly people = new Sums();
  readonly keys = new Sums();

  /** One referral for which the service is judged; `movement` is absent where nothing changes. */
  count(values: Values, movement: Movement | undefined, key = 0): void {
    this.people.addTo(values, movement, 1);
    this.keys.addTo(values, movement, key);
  }

  add({ people, keys }: Tallied): void {
    this.people.add(people);
    this.keys.add(keys);
  }
}

const none = (): number[] => COLUMNS.map(() => 0);

class Sums implements ExactCounts {
  readonly total: number[] = none();
  readonly tables = new Map<WhatIfDimension, Map<string, number[]>>();

  addTo(values: Values, movement: Movement | undefined, amount: number): void {
    const at = movement === undefined ? undefined : COLUMNS.indexOf(movement);
    addOne(this.total, at, amount);
    for (const [dimension, value] of values) addOne(this.row(dimension, value), at, amount);
  }

  add(other: ExactCounts): void {
    addAll(this.total, other.total);
    for (const [dimension, table] of other.tables) {
      for (const [value, counts] of table) addAll(this.row(dimension, value), counts);
    }
  }

  private row(dimension: WhatIfDimension, value: string): number[] {
    let table = this.tables.get(dimension);
    if (table === undefined) this.tables.set(dimension, (table = new Map<string, number[]>()));
    let row = table.get(value);
    if (row === undefined) table.set(value, (row = none()));
    return row;
  }
}

function addOne(sums: number[], movement: number | undefined, amount: number): void {
  sums[0] = (sums[0] ?? 0) + amount;
  if (movement !== undefined) sums[movement] = (sums[movement] ?? 0) + amount;
}

function addAll(sums: number[], more: Counts): void {
  more.forEach((amount, at) => {
    sums[at] = (sums[at] ?? 0) + amount;
  });
}
