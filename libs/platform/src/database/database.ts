import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';

/** Questions to the service's own database; changes go through the unit of work. What is about somebody is not there for it. */
@Injectable()
export class Database implements OnApplicationShutdown {
  private ofTheService: pg.Pool | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** Days come as `YYYY-MM-DD`, bigint as number, timestamptz as Date. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(sql, [...parameters]);
  }

  /** For the service's own work, such as figures and timers; in a site without a unit of work, for all but what is somebody's own. */
  async queryAsService<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.ofTheService ??= servicePool(this.dataSource);
    const { rows } = await this.ofTheService.query(sql, [...parameters]);
    return rows as Row[];
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ofTheService?.end();
  }

  /** What is somebody's own, read and changed: the rows of others are not there, whatever is asked. */
  async queryOwn<Row>(
    { subject, organisation = '' }: Owner,
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<Row[]> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(OWN, [subject, organisation]);
      return manager.query<Row[]>(sql, [...parameters]);
    });
  }
}

/** Whose rows they are, by the service's own ids. */
export interface Owner {
  readonly subject: string;
  readonly organisation?: string;
}

const OWN = `SELECT set_config('app.actor', 'owner', true), set_config('app.subject', $1, true),
  set_config('app.organisation', $2, true)`;

/** Of the connections of the pool beside it. A statement is done within a millisecond or two. */
const SHARE_OF_POOL = 0.5;

/**
 * Connections that are the service's own work from their start, and are lent to nobody: one round trip a statement, where
 * saying so in a transaction takes four. Opened when they are needed.
 */
function servicePool({ driver }: DataSource): pg.Pool {
  const { master } = driver as unknown as { readonly master: pg.Pool };
  const { options } = master;
  const pool = new pg.Pool({
    ...options,
    // Not among what can be copied.
    password: options.password,
    max: Math.ceil(options.max * SHARE_OF_POOL),
    options: `${options.options ?? ''} -c app.actor=service`,
  });
  // One that breaks while it is idle is said of the pool beside it, too.
  pool.on('error', (error, client) => master.emit('error', error, client));
  return pool;
}
