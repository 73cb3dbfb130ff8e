import {
  Module,
  type DynamicModule,
  type FactoryProvider,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Logger } from '../logger.js';
import { DatabaseHealth } from './database-health.js';
import { Database } from './database.js';
import type { DataSourceSettings } from './data-source.js';
import { openDatabase } from './open-database.js';

/** The service's one database, migrated before anything that uses it is constructed. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  static open(settings: DataSourceSettings): DynamicModule {
    const dataSource: FactoryProvider<DataSource> = {
      provide: DataSource,
      inject: [Logger],
      useFactory: (logger: Logger) => openDatabase(settings, logger),
    };
    return {
      module: DatabaseModule,
      global: true,
      providers: [dataSource, Database, DatabaseHealth],
      exports: [dataSource, Database],
    };
  }

  // Global modules are shut down in reverse order of import, so the pool outlives relay and consumers.
  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
