export type Row = Readonly<Record<string, unknown>>;

/** A statement at work: it names each lock it needs, in turn, and ends with its rows. */
export type Work = Generator<Lock, readonly Row[]>;

/** A row that is to be locked; `orElse`: do not wait. */
export interface Lock {
  readonly name: string;
  readonly orElse?: Error;
}

/** As PostgreSQL says it. */
export class DatabaseSays extends Error {
  override readonly name = 'DatabaseSays';

  constructor(
    readonly code: string,
    message: string,
    readonly table?: string,
  ) {
    super(message);
  }
}

/** What is unique in a table; the first is its primary key. A table without one is only added to. */
export type Uniques = Readonly<Record<string, readonly (readonly string[])[]>>;

interface Waiter {
  readonly tx: MemoryTransaction;
  readonly wake: () => void;
}

type Listener = (row: Row, table: string) => void;

/** A database in memory, as far as messaging needs one: tables, transactions that read what is committed, row locks. */
export class MemoryDatabase {
  private readonly tables = new Map<string, Map<string, Row>>();
  private readonly holders = new Map<string, MemoryTransaction>();
  private readonly waiting = new Map<string, readonly Waiter[]>();
  private readonly serials = new Map<string, number>();
  private readonly listeners: Listener[] = [];
  /** Rows of the outbox that are not published: an index. */
  readonly unpublished = new Map<string, Row>();
  /** How many events came that had been claimed before. */
  cameAgain = 0;

  constructor(readonly uniques: Uniques) {}

  begin(): MemoryTransaction {
    return new MemoryTransaction(this);
  }

  /** Told of each row that is committed, in the order of its writing. */
  onCommit(listener: Listener): void {
    this.listeners.push(listener);
  }

  rowsOf(table: string): ReadonlyMap<string, Row> {
    return this.tables.get(table) ?? NO_ROWS;
  }

  /** Numbers are given out at once and for good, as by a sequence. */
  serial(table: string): number {
    const next = (this.serials.get(table) ?? 0) + 1;
    this.serials.set(table, next);
    return next;
  }

  /** Who holds the lock now; takes it where nobody does. */
  take(name: string, tx: MemoryTransaction): MemoryTransaction {
    const holder = this.holders.get(name);
    if (holder !== undefined) return holder;
    this.holders.set(name, tx);
    tx.locks.add(name);
    return tx;
  }

  /** By whatever chain of others. */
  isWaitingFor(one: MemoryTransaction, other: MemoryTransaction): boolean {
    const next = one.waitsFor === undefined ? undefined : this.holders.get(one.waitsFor);
    if (next === undefined || next === one) return false;
    return next === other || this.isWaitingFor(next, other);
  }

  waitFor(name: string, waiter: Waiter): void {
    this.waiting.set(name, [...(this.waiting.get(name) ?? []), waiter]);
  }

  /** Whoever has waited longest has it next. */
  letGo(name: string): void {
    this.holders.delete(name);
    const waiting = (this.waiting.get(name) ?? []).filter(({ tx }) => !tx.over);
    const [next, ...others] = waiting;
    if (others.length > 0) this.waiting.set(name, others);
    else this.waiting.delete(name);
    if (next === undefined) return;
    this.take(name, next.tx);
    next.wake();
  }

  apply(table: string, key: string, row: Row | undefined): void {
    const rows = this.tables.get(table) ?? new Map<string, Row>();
    this.tables.set(table, rows);
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
    if (table === 'outbox') this.index(key, row);
    if (row !== undefined) for (const listener of this.listeners) listener(row, table);
  }

  private index(key: string, row: Row | undefined): void {
    if (row?.published_at === null) this.unpublished.set(key, row);
    else this.unpublished.delete(key);
  }
}

const NO_ROWS: ReadonlyMap<string, Row> = new Map();

// Looked up once: in a spec every look at a global takes longer than what it is needed for.
const [LockNames, RowWrites] = [Set<string>, Map<string, Row | undefined>];
const TableWrites = Map<string, Map<string, Row | undefined>>;

/** Reads what is committed and what it has written itself; writes what it has locked. */
export class MemoryTransaction {
  readonly locks = new LockNames();
  private readonly writes = new TableWrites();
  /** The lock it would have next. */
  waitsFor: string | undefined;
  /** After an error nothing but its end is taken. */
  failed = false;
  over = false;

  constructor(readonly database: MemoryDatabase) {}

  get(table: string, key: string): Row | undefined {
    const written = this.writes.get(table);
    if (written?.has(key) === true) return written.get(key);
    return this.database.rowsOf(table).get(key);
  }

  rowsOf(table: string): readonly Row[] {
    const written = this.writes.get(table);
    const stored = this.database.rowsOf(table);
    if (written === undefined) return [...stored.values()];
    const rows: Row[] = [];
    for (const [key, row] of stored) {
      const now = written.has(key) ? written.get(key) : row;
      if (now !== undefined) rows.push(now);
    }
    for (const [key, row] of written) if (row !== undefined && !stored.has(key)) rows.push(row);
    return rows;
  }

  put(table: string, key: string, row: Row | undefined): void {
    const written = this.writes.get(table) ?? new RowWrites();
    this.writes.set(table, written);
    written.set(key, row);
  }

  /** Whether it went in; a row that is there already stays as it is. */
  *insert(table: string, row: Row): Generator<Lock, boolean> {
    const { uniques } = this.database;
    const places = (uniques[table] ?? []).flatMap((columns, nth) =>
      isWhole(row, columns) ? [[placeOf(table, nth), keyOf(row, columns)] as const] : [],
    );
    if (places.length === 0) {
      this.put(table, String(this.database.serial(table)), row);
      return true;
    }
    for (const [place, key] of places) {
      const name = `${place} ${key}`;
      const isNew = !this.locks.has(name);
      yield { name };
      if (this.get(place, key) === undefined) continue;
      if (isNew) this.release(name);
      return false;
    }
    for (const [place, key] of places) this.put(place, key, row);
    return true;
  }

  *update(table: string, row: Row, change: Row): Generator<Lock, void> {
    const key = this.primaryOf(table, row);
    yield { name: `${table} ${key}` };
    const now = this.get(table, key);
    if (now !== undefined) this.put(table, key, { ...now, ...change });
  }

  /** Whether it was there to be removed. */
  *remove(table: string, row: Row): Generator<Lock, boolean> {
    const key = this.primaryOf(table, row);
    yield { name: `${table} ${key}` };
    const now = this.get(table, key);
    if (now === undefined) return false;
    for (const [nth, columns] of (this.database.uniques[table] ?? []).entries()) {
      this.put(placeOf(table, nth), keyOf(now, columns), undefined);
    }
    return true;
  }

  primaryOf(table: string, row: Row): string {
    const [columns] = this.database.uniques[table] ?? [];
    if (columns === undefined) throw new Error(`${table} has no key`);
    return keyOf(row, columns);
  }

  commit(): void {
    for (const [table, rows] of this.writes) {
      for (const [key, row] of rows) this.database.apply(table, key, row);
    }
    this.end();
  }

  rollback(): void {
    this.end();
  }

  private release(name: string): void {
    this.locks.delete(name);
    this.database.letGo(name);
  }

  private end(): void {
    if (this.over) return;
    this.over = true;
    for (const name of [...this.locks]) this.database.letGo(name);
    this.locks.clear();
  }
}

function keyOf(row: Row, columns: readonly string[]): string {
  let key = '';
  for (const column of columns) {
    const value = row[column] as string | number;
    key = key === '' ? `${value}` : `${key} ${value}`;
  }
  return key;
}

/** Where a table's rows are found by its nth key; by the first it is the table itself. */
const placeOf = (table: string, nth: number): string => (nth === 0 ? table : `${table}/${nth}`);

const isWhole = (row: Row, columns: readonly string[]): boolean =>
  columns.every((column) => row[column] !== null && row[column] !== undefined);
