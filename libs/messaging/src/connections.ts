import { ProblemError } from '@waymark/platform';
import type pg from 'pg';
import type { DataSource } from 'typeorm';

/** SQL that is prepared once a connection. */
export interface Statement {
  /** Unique in the process, at most 63 characters. */
  readonly name: string;
  readonly text: string;
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

/** One connection of the pool, held until it is released. */
export class Connection {
  private lost = false;
  private readonly onError = (): void => {
    this.lost = true;
  };

  constructor(private readonly client: pg.PoolClient) {
    client.on('error', this.onError);
  }

  async query<Row>(sql: Statement | string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.ask(sql, values)).rows as Row[];
  }

  async commit(): Promise<void> {
    const { command } = await this.ask('COMMIT', []);
    if (command !== 'COMMIT') throw new Error('The transaction had failed and was rolled back');
  }

  /** `spoilt`: its state is not known, so it is closed instead of used again. */
  release(spoilt = false): void {
    this.client.off('error', this.onError);
    this.client.release(spoilt || this.lost);
  }

  private ask(sql: Statement | string, values: readonly unknown[]): Promise<pg.QueryResult> {
    const statement = typeof sql === 'string' ? { text: sql } : sql;
    return this.client.query({ ...statement, values: [...values] });
  }
}

/** The service's pool, for what must hold one connection through a transaction. */
export class Connections {
  constructor(private readonly dataSource: DataSource) {}

  async lease(): Promise<Connection> {
    try {
      return new Connection(await this.pool.connect());
    } catch (error) {
      throw new DatabaseUnavailable(error);
    }
  }

  /** One statement on its own. */
  async query<Row>(sql: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const connection = await this.lease();
    try {
      return await connection.query<Row>(sql, values);
    } finally {
      connection.release();
    }
  }

  private get pool(): pg.Pool {
    return (this.dataSource.driver as unknown as { readonly master: pg.Pool }).master;
  }
}
