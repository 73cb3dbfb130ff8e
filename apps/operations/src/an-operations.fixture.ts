import { KafkaPorts } from '@waymark/messaging';
import {
  aDatabase,
  aService,
  MemoryKafka,
  someIssuers,
  type RunningService,
  type StandIn,
  type TestIssuers,
} from '@waymark/testing';
import { migrations } from './migrations.js';
import { OperationsConfig } from './operations.config.js';
import { OperationsModule } from './operations.module.js';

/** The whole service on a real database, with Kafka in memory. */
export interface AnOperations extends RunningService {
  readonly databaseUrl: string;
  readonly issuers: TestIssuers;
}

export async function anOperations(
  name: string,
  standIns: readonly StandIn[] = [],
): Promise<AnOperations> {
  const [database, issuers] = await Promise.all([aDatabase(name), someIssuers()]);
  const nowhere = 'http://127.0.0.1:1';
  const config = Object.assign(new OperationsConfig(), {
    ...{ PORT: 0, DATABASE_URL: database.url, LOG_LEVEL: 'error', KAFKA_BROKERS: 'nowhere:1' },
    ...{ TRUSTED_ISSUERS: issuers.trusted, TOKEN_URL: nowhere, CLIENT_ID: 'x', CLIENT_SECRET: 'x' },
    ...{ INTAKE_URL: nowhere, ELIGIBILITY_URL: nowhere, ROUTING_URL: nowhere },
    NOTIFICATION_URL: nowhere,
  });
  const service = await aService(
    { name: 'operations', module: OperationsModule, config, migrations },
    [{ for: KafkaPorts, use: new MemoryKafka().ports() }, ...standIns],
  );
  return {
    ...service,
    databaseUrl: database.url,
    issuers,
    close: async () => {
      await service.close();
      await issuers.close();
      await database.drop();
    },
  };
}
