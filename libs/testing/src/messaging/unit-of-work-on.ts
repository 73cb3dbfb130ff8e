import { catalogue, type ServiceName } from '@waymark/contracts';
import {
  MessagingParts,
  messagingMigrations,
  PoolConnections,
  ProcessEnd,
  Topics,
  type UnitOfWork,
} from '@waymark/messaging';
import {
  type Clock,
  createDataSource,
  Logger,
  Metrics,
  type Migration,
  migrate,
  SystemClock,
} from '@waymark/platform';
import { addressesOf, APPLICATION } from '../environment/a-database.js';
import { Beside } from '../environment/beside.js';
import { MemoryKafka } from './memory-kafka.js';

/** A unit of work on a real database, for specs of use cases. */
export interface TestUnitOfWork {
  readonly unitOfWork: UnitOfWork;
  /** SQL beside the unit of work, past every rule, to look at what was stored. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

interface Setting {
  readonly service: ServiceName;
  /** The service's own; messaging's come first by themselves. */
  readonly migrations?: readonly Migration[];
  readonly clock?: Clock;
}

/** Migrates the database and opens it. Nothing is relayed and nothing is heard; `publishedEvents` reads what was said. */
export async function unitOfWorkOn(
  databaseUrl: string,
  { service, migrations = [], clock = new SystemClock() }: Setting,
): Promise<TestUnitOfWork> {
  const settings = { url: databaseUrl, name: `spec-${service}` };
  await migrate({
    ...settings,
    url: addressesOf(databaseUrl).ownerUrl,
    application: APPLICATION,
    migrations: [...messagingMigrations, ...migrations],
  });
  const beside = new Beside(databaseUrl);
  const dataSource = await createDataSource(settings).initialize();
  const { unitOfWork } = new MessagingParts({
    settings: { service, hears: [], catalogue },
    topics: new Topics('spec'),
    ports: new MemoryKafka().ports(),
    connections: new PoolConnections(dataSource),
    clock,
    logger: new Logger(service, 'error'),
    metrics: new Metrics(),
    processEnd: new ProcessEnd(),
  });
  return {
    unitOfWork,
    query: (sql, parameters) => beside.query(sql, parameters),
    close: async () => {
      await dataSource.destroy();
      await beside.close();
    },
  };
}
