import pg from 'pg';
import type { DataSource } from 'typeorm';
import {
  type Connection,
  Connections,
  DatabaseUnavailable,
  type Insert,
  type Reader,
  type Statement,
} from './connections.js';
import { insertsTogether } from './inserts-together.js';
import { isPlanOutdated } from './plan-outdated.js';

// So many texts are written in code; a text that is put together anew each time must not fill every connection.
const MOST_PREPARED = 500;
const prepared = new Map<string, Statement>();
const { escapeLiteral } = pg;

/** SQL as text is prepared as well, under a name made for it. */
function statementOf(text: string): Statement | { readonly text: string } {
  const known = prepared.get(text);
  if (known !== undefined) return known;
  if (prepared.size >= MOST_PREPARED) return { text };
  const statement = { name: `text ${String(prepared.size + 1)}`, text };
  prepared.set(text, statement);
  return statement;
}

// What a transaction looks for it knows by key. Plans are kept, and one that was made for a table of a few rows would
// read the whole of it when it has grown, until its statistics catch up.
const BEGIN = `BEGIN;
SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off`;
// Who says neither, on a connection of the pool, sees no row about anybody.
const FOR_THE_SERVICE = `${BEGIN}; SET LOCAL app.actor = 'service'`;
const FOR_ALL_ROWS = `BEGIN; SET LOCAL app.actor = 'service'`;
// One message with what begins, which takes no parameters.
const forReader = ({ organisation, subject, kinds }: Reader): string => {
  const [as, who, kind] = [organisation, subject, kinds.join(',')].map(escapeLiteral);
  return `${BEGIN};
SELECT set_config('app.actor', 'reader', true), set_config('app.organisation', ${as}, true),
  set_config('app.subject', ${who}, true), set_config('app.kinds', ${kind}, true)`;
};

function beginning(how: Reader | 'all-rows' | undefined): string {
  if (how === undefined) return FOR_THE_SERVICE;
  return how === 'all-rows' ? FOR_ALL_ROWS : forReader(how);
}

class PooledConnection implements Connection {
  private lost = false;
  private readonly onError = (): void => {
    this.lost = true;
  };

  constructor(private readonly client: pg.PoolClient) {
    client.on('error', this.onError);
  }

  async query<Row>(sql: Statement | string, values: readonly unknown[] = []): Promise<Row[]> {
    const statement = typeof sql === 'string' ? statementOf(sql) : sql;
    return (await this.ask(statement, values)).rows as Row[];
  }

  async insert(inserts: readonly Insert[]): Promise<void> {
    for (const { statement, values } of insertsTogether(inserts))
      await this.query(statement, values);
  }

  async begin(how?: Reader | 'all-rows'): Promise<void> {
    await this.ask({ text: beginning(how) }, []);
  }

  async rollback(): Promise<void> {
    await this.ask({ text: 'ROLLBACK' }, []);
  }

  async commit(): Promise<void> {
    const { command } = await this.ask({ text: 'COMMIT' }, []);
    if (command !== 'COMMIT') throw new Error('The transaction had failed and was rolled back');
  }

  release(spoilt = false): void {
    this.client.off('error', this.onError);
    this.client.release(spoilt || this.lost);
  }

  private async ask(
    statement: { readonly name?: string; readonly text: string },
    values: readonly unknown[],
  ): Promise<pg.QueryResult> {
    try {
      return await this.client.query({ ...statement, values: [...values] });
    } catch (error) {
      // What was prepared before a migration may not fit after it; another connection prepares it anew.
      this.lost ||= isPlanOutdated(error);
      throw error;
    }
  }
}

/** The pool of a data source. */
export class PoolConnections extends Connections {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async lease(): Promise<Connection> {
    try {
      return new PooledConnection(await this.pool.connect());
    } catch (error) {
      throw new DatabaseUnavailable(error);
    }
  }

  private get pool(): pg.Pool {
    return (this.dataSource.driver as unknown as { readonly master: pg.Pool }).master;
  }
}
