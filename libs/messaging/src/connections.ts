import { ProblemError } from '@waymark/platform';

/** SQL that is prepared once a connection. */
export interface Statement {
  /** Unique in the process, at most 63 characters. */
  readonly name: string;
  readonly text: string;
}

/** Rows of one table, as JSON. */
export interface InsertStatement extends Statement {
  /** The same with another place for the rows, such as `$2`. */
  textFor(given: string): string;
}

export interface Insert {
  readonly statement: InsertStatement;
  /** A JSON list. */
  readonly rows: string;
}

/** PostgreSQL could not be reached, or was lost on the way: wait and try again. */
export class DatabaseUnavailable extends ProblemError {
  constructor(cause: unknown) {
    super(
      {
        status: 503,
        code: 'database-unavailable',
        title: 'Not possible just now',
        detail: 'The database cannot be reached. Please try again in a moment.',
      },
      { cause },
    );
    this.name = 'DatabaseUnavailable';
  }
}

/** Somebody for whom is read: row-level security leaves what is not theirs out of every answer (decision 0037). */
export interface Reader {
  readonly organisation: string;
  /** `issuer|subject`. */
  readonly subject: string;
  /** As what they may see it; the service's own words. */
  readonly kinds: readonly string[];
}

/** One connection of the pool, held until it is released. */
export interface Connection {
  query<Row>(sql: Statement | string, values?: readonly unknown[]): Promise<Row[]>;
  /** Rows for several tables: one statement, whose references to each other are looked at when all are there. */
  insert(inserts: readonly Insert[]): Promise<void>;
  /** For the service's own work on a few rows or on all of them, unless it is to be read for somebody. */
  begin(how?: Reader | 'all-rows'): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** `spoilt`: its state is not known, so it is closed instead of used again. */
  release(spoilt?: boolean): void;
}

/** The service's database, for what must hold one connection through a transaction. */
export abstract class Connections {
  abstract lease(): Promise<Connection>;

  /** One statement on its own about all that the service keeps, such as a count. */
  async queryAll<Row>(sql: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const connection = await this.lease();
    let spoilt = true;
    try {
      await connection.begin('all-rows');
      const rows = await connection.query<Row>(sql, values);
      await connection.commit();
      spoilt = false;
      return rows;
    } finally {
      connection.release(spoilt);
    }
  }

  /** One statement on its own, about nobody: it says for nobody, so rows about somebody are not there for it. */
  async query<Row>(sql: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const connection = await this.lease();
    try {
      return await connection.query<Row>(sql, values);
    } finally {
      connection.release();
    }
  }
}
