import type { Insert, InsertStatement } from './connections.js';

type Row = Readonly<Record<string, unknown>>;

interface Group {
  readonly statement: InsertStatement;
  readonly rows: string[];
}

const NAME = /^[a-z_][a-z0-9_]{0,62}(\.[a-z_][a-z0-9_]{0,62})?$/;
/** By table and columns in one order, and as they were given. */
const statements = new Map<string, InsertStatement>();
const asGiven = new Map<string, InsertStatement>();

/** Rows waiting to be written, one multi-row INSERT a table; taken as they are at the moment they are added. */
export class BufferedInserts {
  private groups = new Map<InsertStatement, Group>();

  add(table: string, row: Row, onConflict?: 'nothing'): void {
    const columns = Object.keys(row).filter((column) => row[column] !== undefined);
    if (columns.length === 0) throw new TypeError(`A row of ${table} needs at least one column`);
    const statement = insertOf(table, columns, onConflict);
    const text = JSON.stringify(columns.some((column) => isOdd(row[column])) ? asJson(row) : row);
    const group = this.groups.get(statement);
    if (group === undefined) this.groups.set(statement, { statement, rows: [text] });
    else group.rows.push(text);
  }

  /** Hands over what is waiting, in the order in which tables were first written to. */
  take(): readonly Insert[] {
    if (this.groups.size === 0) return [];
    const taken = [...this.groups.values()];
    this.groups = new Map();
    return taken.map(({ statement, rows }) => ({ statement, rows: `[${rows.join(',')}]` }));
  }
}

function insertOf(
  table: string,
  columns: readonly string[],
  onConflict?: 'nothing',
): InsertStatement {
  const given = keyOf(table, columns, onConflict);
  const known = asGiven.get(given);
  if (known !== undefined) return known;
  const sorted = columns.toSorted();
  const key = keyOf(table, sorted, onConflict);
  const statement = statements.get(key) ?? newInsert(table, sorted, onConflict);
  statements.set(key, statement);
  asGiven.set(given, statement);
  return statement;
}

const keyOf = (table: string, columns: readonly string[], onConflict?: 'nothing'): string =>
  `${table} ${onConflict ?? ''} ${columns.join(' ')}`;

function newInsert(
  table: string,
  sorted: readonly string[],
  onConflict?: 'nothing',
): InsertStatement {
  const list = sorted.map(quoted).join(', ');
  const orNothing = onConflict === 'nothing' ? ' ON CONFLICT DO NOTHING' : '';
  const textFor = (given: string): string =>
    `INSERT INTO ${quoted(table)} (${list}) SELECT ${list} ` +
    `FROM json_populate_recordset(NULL::${quoted(table)}, ${given}::json)${orNothing}`;
  return { name: `insert ${String(statements.size + 1)}`, text: textFor('$1'), textFor };
}

function quoted(name: string): string {
  if (!NAME.test(name)) throw new TypeError(`${JSON.stringify(name)} is no table or column name`);
  return name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
}

/** Of what JSON cannot say. */
const isOdd = (value: unknown): boolean => typeof value === 'bigint' || value instanceof Uint8Array;

const asJson = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, sayable(value)]));

function sayable(value: unknown): unknown {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (typeof value === 'bigint') return value.toString();
  return value;
}
