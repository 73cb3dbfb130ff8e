import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ServiceName } from '@waymark/contracts';
import { KafkaPorts } from '@waymark/messaging';
import { readConfig, type ServiceConfig, type ServiceParts } from '@waymark/platform';
import {
  aDatabase,
  aService,
  MemoryKafka,
  someIssuers,
  StoppedClock,
  type RunningService,
  type StandIn,
  type TestIssuers,
} from '@waymark/testing';
import { EligibilityConfig } from '../../apps/eligibility/src/eligibility.config.js';
import { EligibilityModule } from '../../apps/eligibility/src/eligibility.module.js';
import { migrations as eligibilityMigrations } from '../../apps/eligibility/src/migrations.js';
import { ATTACHMENTS_PATH } from '../../apps/intake/src/entry/attachments.controller.js';
import { IntakeConfig } from '../../apps/intake/src/intake.config.js';
import { IntakeModule } from '../../apps/intake/src/intake.module.js';
import { migrations as intakeMigrations } from '../../apps/intake/src/migrations.js';
import { RoutingConfig } from '../../apps/routing/src/routing.config.js';
import { RoutingModule } from '../../apps/routing/src/routing.module.js';
import { migrations as routingMigrations } from '../../apps/routing/src/migrations.js';
import { NotificationConfig } from '../../apps/notification/src/notification.config.js';
import { NotificationModule } from '../../apps/notification/src/notification.module.js';
import { migrations as notificationMigrations } from '../../apps/notification/src/migrations.js';
import { OperationsConfig } from '../../apps/operations/src/operations.config.js';
import { OperationsModule } from '../../apps/operations/src/operations.module.js';
import { migrations as operationsMigrations } from '../../apps/operations/src/migrations.js';
import type { OpenApi } from './bad-bodies.fixture.js';

const here = (path: string): string => fileURLToPath(new URL(`../${path}/`, import.meta.url));
/** What a service publishes of itself. */
export const documentOf = (name: ServiceName): OpenApi =>
  JSON.parse(readFileSync(`${here(`../apps/${name}/src`)}openapi.json`, 'utf8')) as OpenApi;

/** Everything any of the five is told; each reads its own. */
const ENVIRONMENT = {
  KAFKA_BROKERS: 'nowhere:1',
  CRITERIA_DIR: here('criteria'),
  GEOGRAPHY_DIR: here('geography'),
  DIRECTORY_DIR: here('directory'),
  DEMONSTRATION: 'true',
  LOG_LEVEL: 'error',
  CLOCK_SECONDS: '3600',
  PORT: '0',
  ...Object.fromEntries(
    [
      'ROUTING_URL',
      'INTAKE_URL',
      'ELIGIBILITY_URL',
      'NOTIFICATION_URL',
      'WEB_ORIGIN',
      'TOKEN_URL',
    ].map((name) => [name, 'http://localhost:1']),
  ),
  SMTP_URL: 'smtp://localhost:1',
  MAIL_FROM: 'waymark@nhs.example',
  CLIENT_ID: 'waymark',
  CLIENT_SECRET: 'of-no-use',
};

interface Parts {
  readonly name: ServiceName;
  readonly Config: new () => ServiceConfig;
  readonly module: new () => object;
  readonly migrations: NonNullable<ServiceParts['migrations']>;
  readonly largeBodies?: RegExp;
}

/** The five that are asked over HTTP by name. */
export const SERVICES: readonly Parts[] = [
  {
    name: 'intake',
    Config: IntakeConfig,
    module: IntakeModule,
    migrations: intakeMigrations,
    largeBodies: ATTACHMENTS_PATH,
  },
  {
    name: 'eligibility',
    Config: EligibilityConfig,
    module: EligibilityModule,
    migrations: eligibilityMigrations,
  },
  { name: 'routing', Config: RoutingConfig, module: RoutingModule, migrations: routingMigrations },
  {
    name: 'notification',
    Config: NotificationConfig,
    module: NotificationModule,
    migrations: notificationMigrations,
  },
  {
    name: 'operations',
    Config: OperationsConfig,
    module: OperationsModule,
    migrations: operationsMigrations,
  },
];

/** One of the five, whole, on a database of its own with the committed criteria, geography and directory. */
export interface Asked extends RunningService {
  readonly issuers: TestIssuers;
}

export async function asked(
  { name, Config, module, migrations, largeBodies }: Parts,
  database: string,
  standIns: readonly StandIn[] = [],
): Promise<Asked> {
  // In the order in which they end; what did not start has nothing to end.
  const ending: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of ending) await end();
  };
  const issuers = await someIssuers();
  ending.unshift(() => issuers.close());
  const { url, drop } = await aDatabase(database);
  ending.unshift(drop);
  const config = readConfig(Config, {
    ...ENVIRONMENT,
    DATABASE_URL: url,
    TRUSTED_ISSUERS: JSON.stringify(issuers.trusted),
  });
  const clock = new StoppedClock('2026-11-23T09:00:00Z');
  const parts = { name, module, config, migrations, clock };
  try {
    const service = await aService(
      { ...parts, ...(largeBodies !== undefined && { largeBodies }) },
      [{ for: KafkaPorts, use: new MemoryKafka().ports() }, ...standIns],
    );
    ending.unshift(() => service.close());
    return { ...service, issuers, close };
  } catch (error) {
    await close();
    throw error;
  }
}
