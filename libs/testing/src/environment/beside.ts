import { createDataSource } from '@waymark/platform';
import type { DataSource } from 'typeorm';
import { addressesOf } from './a-database.js';

/** Looks into a database past every rule, as its administrator; opened when it is first asked. */
export class Beside {
  private source: Promise<DataSource> | undefined;

  constructor(private readonly url: string | undefined) {}

  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.source ??= this.open();
    return (await this.source).query<Row[]>(sql, [...parameters]);
  }

  async close(): Promise<void> {
    await (await this.source)?.destroy();
  }

  private open(): Promise<DataSource> {
    if (this.url === undefined) throw new Error('This service has no database to look into.');
    const { adminUrl } = addressesOf(this.url);
    return createDataSource({ url: adminUrl, name: 'spec-beside', poolSize: 4 }).initialize();
  }
}
