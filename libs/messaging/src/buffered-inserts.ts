import type { Statement } from './connections.js';

type Row = Readonly<Record<string, unknown>>;

interface Group {
  readonly statement: Statement;
  readonly rows: string[];
}

const NAME = /^[a-z_][a-z0-9_]{0,62}(\.[a-z_][a-z0-9_]{0,62})?$/;
const statements = new Map<string, Statement>();

/** Rows waiting to be written, one multi-row INSERT a table; taken as they are at the moment they are added. */
export class BufferedInserts {
  private groups = new Map<Statement, Group>();

  add(table: string, row: Row, onConflict?: 'nothing'): void {
    const columns = Object.keys(row).filter((column) => row[column] !== undefined);
    if (columns.length === 0) throw new TypeError(`A row of ${table} needs at least one column`);
    const statement = insertOf(table, columns, onConflict);
    const text = JSON.stringify(
      Object.fromEntries(columns.map((column) => [column, asJson(row[column])])),
    );
    const group = this.groups.get(statement);
    if (group === undefined) this.groups.set(statement, { statement, rows: [text] });
    else group.rows.push(text);
  }

  /** Hands over what is waiting, in the order in which tables were first written to. */
  take(): readonly { readonly statement: Statement; readonly rows: string }[] {
    if (this.groups.size === 0) return [];
    const taken = [...this.groups.values()];
    this.groups = new Map();
    return taken.map(({ statement, rows }) => ({ statement, rows: `[${rows.join(',')}]` }));
  }
}

function insertOf(table: string, columns: readonly string[], onConflict?: 'nothing'): Statement {
  const sorted = columns.toSorted();
  const key = `${table} ${onConflict ?? ''} ${sorted.join(' ')}`;
  const known = statements.get(key);
  if (known !== undefined) return known;
  const list = sorted.map(quoted).join(', ');
  const from = `json_populate_recordset(NULL::${quoted(table)}, $1::json)`;
  const statement = {
    name: `insert ${String(statements.size + 1)}`,
    text:
      `INSERT INTO ${quoted(table)} (${list}) SELECT ${list} FROM ${from}` +
      (onConflict === 'nothing' ? ' ON CONFLICT DO NOTHING' : ''),
  };
  statements.set(key, statement);
  return statement;
}

function quoted(name: string): string {
  if (!NAME.test(name)) throw new TypeError(`${JSON.stringify(name)} is no table or column name`);
  return name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
}

function asJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (typeof value === 'bigint') return value.toString();
  return value;
}
