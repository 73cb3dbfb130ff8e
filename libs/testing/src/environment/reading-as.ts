import pg from 'pg';

/** For whom is read: what the unit of work says at the beginning of a transaction, if it says anything. */
export interface ReadingAs {
  readonly actor?: string;
  readonly organisation?: string;
  readonly subject?: string;
  readonly kinds?: string;
}

/** Asks a database as the service's role does, within a transaction that is for somebody, for the service, or for nobody. */
export class Asking {
  private constructor(private readonly client: pg.Client) {}

  static async of(url: string): Promise<Asking> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new Asking(client);
  }

  async as<Row extends object>(
    { actor = 'reader', ...who }: ReadingAs,
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<readonly Row[]> {
    await this.client.query('BEGIN');
    try {
      for (const [name, value] of Object.entries({ actor, ...who }))
        await this.client.query('SELECT set_config($1, $2, true)', [`app.${name}`, value]);
      return (await this.client.query<Row>(sql, [...parameters])).rows;
    } finally {
      await this.client.query('ROLLBACK');
    }
  }

  /** How many rows of a table there are for somebody who forgets to say which. */
  async count(table: string, who: ReadingAs): Promise<number> {
    const [row] = await this.as<{ n: number }>(who, `SELECT count(*)::int AS n FROM ${table}`);
    return row?.n ?? -1;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
