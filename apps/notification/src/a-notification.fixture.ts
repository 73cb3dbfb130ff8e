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
import { NotificationConfig } from './notification.config.js';
import { NotificationModule } from './notification.module.js';

/** The whole service on a real database, with Kafka in memory; its mail server is away. */
export interface ANotification extends RunningService {
  readonly databaseUrl: string;
  readonly issuers: TestIssuers;
}

export async function aNotification(
  name: string,
  settings: Partial<NotificationConfig> = {},
  standIns: readonly StandIn[] = [],
): Promise<ANotification> {
  const [database, issuers] = await Promise.all([aDatabase(name), someIssuers()]);
  const nowhere = 'http://127.0.0.1:1';
  const config = Object.assign(new NotificationConfig(), {
    ...{ PORT: 0, DATABASE_URL: database.url, LOG_LEVEL: 'error', KAFKA_BROKERS: 'nowhere:1' },
    ...{ TRUSTED_ISSUERS: issuers.trusted, TOKEN_URL: nowhere, CLIENT_ID: 'x', CLIENT_SECRET: 'x' },
    ...{ INTAKE_URL: nowhere, ROUTING_URL: nowhere, WEB_ORIGIN: nowhere, DEMONSTRATION: 'true' },
    ...{ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'waymark@people.example' },
    ...settings,
  });
  const service = await aService(
    { name: 'notification', module: NotificationModule, config, migrations },
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
