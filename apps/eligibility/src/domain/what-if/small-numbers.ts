import { COLUMNS, type Counts, type ExactTable } from './tally.js';

/** A count under this is never told, unless it is 0. */
export const LEAST_TOLD = 5;

/** Which counts of a table are hidden, by row and column; `counts` are exact and stay inside. */
export interface Hiding {
  readonly isHidden: (row: string, column: number) => boolean;
}

const isTooFew = (count: number): boolean => count > 0 && count < LEAST_TOLD;
const JUDGED = 0;
const MOVEMENTS = COLUMNS.slice(1).map((_, at) => at + 1);

/** Columns of which nothing is told in any table: too few in all, or what would tell how few. */
export function hiddenColumns(total: Counts): ReadonlySet<number> {
  const hidden = new Set(MOVEMENTS.filter((column) => isTooFew(total[column] ?? 0)));
  for (;;) {
    if (isTooFew(total[JUDGED] ?? 0)) return new Set([JUDGED, ...MOVEMENTS]);
    const next = nextInRow(total, hidden, 1);
    if (next === undefined) return hidden;
    if (next === JUDGED) return new Set([JUDGED, ...MOVEMENTS]);
    hidden.add(next);
  }
}

/**
 * Nobody is in more than one movement, so the movements of a row are at most those judged. What has to be hidden next so
 * that the movements told do not pin down a hidden one; undefined = nothing.
 */
function nextInRow(counts: Counts, hidden: ReadonlySet<number>, least: 0 | 1): number | undefined {
  if (hidden.size === 0 || hidden.has(JUDGED)) return undefined;
  const shown = MOVEMENTS.filter((column) => !hidden.has(column) && (counts[column] ?? 0) > 0);
  const told = shown.reduce((sum, column) => sum + (counts[column] ?? 0), 0);
  const room = (counts[JUDGED] ?? 0) - told - least * (hidden.size - 1);
  if (room >= LEAST_TOLD) return undefined;
  const [smallest = JUDGED] = shown.sort((one, other) => (counts[one] ?? 0) - (counts[other] ?? 0));
  return smallest;
}

/**
 * Hides what is under five in a table, and as much more as is needed so that no subtraction gives it away: rows add up
 * to the total of a column, and the movements of a row are at most those judged.
 */
export function hide(table: ExactTable, total: Counts): Hiding {
  return new Cells(table, total).hidden();
}

class Cells {
  private readonly rows: readonly string[];
  private readonly hiddenCells = new Set<string>();
  /** Rows and columns of which nothing is told, not even that a count is 0. */
  private readonly wholeRows = new Set<string>();
  private readonly wholeColumns: Set<number>;

  constructor(
    private readonly table: ExactTable,
    private readonly total: Counts,
  ) {
    this.rows = [...table.keys()];
    this.wholeColumns = new Set(hiddenColumns(total));
  }

  hidden(): Hiding {
    for (let before = -1; before !== this.size();) {
      before = this.size();
      this.hideSmall();
      this.protectMovements();
      for (const row of this.rows) this.protectRow(row);
      COLUMNS.forEach((_, column) => {
        this.protectColumn(column);
      });
    }
    return { isHidden: (row, column) => this.isHidden(row, column) };
  }

  private size(): number {
    return this.hiddenCells.size + this.wholeRows.size + this.wholeColumns.size;
  }

  private hideSmall(): void {
    COLUMNS.forEach((_, column) => {
      for (const row of this.rows) if (isTooFew(this.at(row, column))) this.hideOne(row, column);
    });
  }

  private protectRow(row: string): void {
    const hidden = new Set(MOVEMENTS.filter((column) => this.isHidden(row, column)));
    if (this.isHidden(row, JUDGED)) return;
    const counts = this.table.get(row) ?? [];
    const least = MOVEMENTS.some((column) => this.wholeColumns.has(column)) ? 0 : 1;
    const next = nextInRow(counts, hidden, least);
    if (next !== undefined) this.hideOne(row, next);
  }

  /** The hidden counts of a column add up to what is told of it: each must be able to be one, or five. */
  private protectColumn(column: number): void {
    if (this.wholeColumns.has(column)) return;
    const hidden = this.rows.filter((row) => this.isHidden(row, column));
    const sum = hidden.reduce((so, row) => so + this.at(row, column), 0);
    if (sum === 0 || hidden.every((row) => this.hasRoom(row, column, hidden))) return;
    const [next] = this.rows
      .filter((row) => !this.isHidden(row, column) && this.at(row, column) > 0)
      .sort((one, other) => this.at(one, column) - this.at(other, column));
    if (next === undefined) this.wholeColumns.add(column);
    else this.hideOne(next, column);
  }

  private hasRoom(row: string, column: number, hidden: readonly string[]): boolean {
    const others = hidden.filter((other) => other !== row);
    const sum = hidden.reduce((so, one) => so + this.at(one, column), 0);
    const leastOfOthers = others.reduce((so, other) => so + this.least(other, column), 0);
    const mostOfOthers = others.reduce((so, other) => so + this.most(other, column), 0);
    return sum - leastOfOthers >= LEAST_TOLD && sum - mostOfOthers <= this.least(row, column);
  }

  /** Where nearly all who are judged move, a row's movements add up to those judged, and give each other away. */
  private protectMovements(): void {
    if (this.hiddenCells.size === 0 || this.wholeColumns.has(JUDGED)) return;
    const hidden = hiddenColumns(this.total);
    const told = MOVEMENTS.filter((column) => !hidden.has(column));
    const moved = told.reduce((sum, column) => sum + (this.total[column] ?? 0), 0);
    const stay = (this.total[JUDGED] ?? 0) - moved - (MOVEMENTS.length - told.length);
    if (stay >= LEAST_TOLD) return;
    for (const column of [JUDGED, ...MOVEMENTS]) this.wholeColumns.add(column);
  }

  // Who knows how many moved knows how many were judged at least, so a row without those judged is hidden whole.
  private hideOne(row: string, column: number): void {
    if (column === JUDGED) this.wholeRows.add(row);
    else this.hiddenCells.add(keyOf(row, column));
  }

  /** The least that a hidden count can be, for who sees what is told. */
  private least(row: string, column: number): number {
    return this.wholeRows.has(row) || this.wholeColumns.has(column) ? 0 : 1;
  }

  /** The most that a hidden count can be. */
  private most(row: string, column: number): number {
    if (column === JUDGED || this.isHidden(row, JUDGED)) return Infinity;
    const others = MOVEMENTS.filter((other) => other !== column);
    const told = others.filter((other) => !this.isHidden(row, other));
    return this.at(row, JUDGED) - told.reduce((so, other) => so + this.at(row, other), 0);
  }

  private isHidden(row: string, column: number): boolean {
    return (
      this.wholeColumns.has(column) ||
      this.wholeRows.has(row) ||
      this.hiddenCells.has(keyOf(row, column))
    );
  }

  private at(row: string, column: number): number {
    return this.table.get(row)?.[column] ?? 0;
  }
}

const keyOf = (row: string, column: number): string => `${String(column)} ${row}`;
