import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Questions to the service's own database; changes go through the unit of work. What is about somebody is not there for it. */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** Days come as `YYYY-MM-DD`, bigint as number, timestamptz as Date. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(sql, [...parameters]);
  }

  /** For the service's own work, such as figures and timers; in a site without a unit of work, for all but what is somebody's own. */
  async queryAsService<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`SET LOCAL app.actor = 'service'`);
      return manager.query<Row[]>(sql, [...parameters]);
    });
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
