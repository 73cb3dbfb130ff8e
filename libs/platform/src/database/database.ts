import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Questions to the service's own database; changes go through the unit of work. */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** Days come as `YYYY-MM-DD`, bigint as number, timestamptz as Date. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(sql, [...parameters]);
  }
}
