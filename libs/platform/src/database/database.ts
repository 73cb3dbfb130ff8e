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

  /** For figures and timers, which are about everybody and name nobody. */
  async queryAsService<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`SET LOCAL app.actor = 'service'`);
      return manager.query<Row[]>(sql, [...parameters]);
    });
  }
}
