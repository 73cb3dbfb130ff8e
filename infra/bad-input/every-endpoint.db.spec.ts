import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem, Role, Scope, ServiceName } from '@waymark/contracts';
import { KafkaPorts } from '@waymark/messaging';
import { readConfig, type ServiceConfig, type ServiceParts } from '@waymark/platform';
import {
  aDatabase,
  aService,
  MemoryKafka,
  someIssuers,
  StoppedClock,
  type RunningService,
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
import { endpointsOf, type Endpoint, type OpenApi } from './bad-bodies.fixture.js';
import { NotificationConfig } from '../../apps/notification/src/notification.config.js';
import { NotificationModule } from '../../apps/notification/src/notification.module.js';
import { migrations as notificationMigrations } from '../../apps/notification/src/migrations.js';
import { OperationsConfig } from '../../apps/operations/src/operations.config.js';
import { OperationsModule } from '../../apps/operations/src/operations.module.js';
import { migrations as operationsMigrations } from '../../apps/operations/src/migrations.js';

const here = (path: string): string => fileURLToPath(new URL(`../${path}/`, import.meta.url));
const documentOf = (name: ServiceName): OpenApi =>
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

const SERVICES: readonly {
  readonly name: ServiceName;
  readonly Config: new () => ServiceConfig;
  readonly module: new () => object;
  readonly migrations: NonNullable<ServiceParts['migrations']>;
  readonly largeBodies?: RegExp;
}[] = [
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

describe.each(SERVICES)('$name', ({ name, Config, module, migrations, largeBodies }) => {
  let service: RunningService;
  let issuers: TestIssuers;
  // In the order in which they end; what did not start has nothing to end.
  const ending: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    issuers = await someIssuers();
    ending.unshift(() => issuers.close());
    const database = await aDatabase(`bad-input-${name}`);
    ending.unshift(() => database.drop());
    const config = readConfig(Config, {
      ...ENVIRONMENT,
      DATABASE_URL: database.url,
      TRUSTED_ISSUERS: JSON.stringify(issuers.trusted),
    });
    service = await aService(
      {
        name,
        module,
        config,
        migrations,
        ...(largeBodies !== undefined && { largeBodies }),
        clock: new StoppedClock('2026-11-23T09:00:00Z'),
      },
      [{ for: KafkaPorts, use: new MemoryKafka().ports() }],
    );
    ending.unshift(() => service.close());
  });
  afterAll(async () => {
    for (const end of ending) await end();
  });

  const tokenFor = ({ roles, scopes }: Endpoint): Promise<string> => {
    const [role] = roles;
    return role === undefined
      ? issuers.machine({ scopes: scopes.slice(0, 1) as Scope[], audience: name })
      : issuers.person({ roles: [role as Role], audience: name });
  };
  const send = async (endpoint: Endpoint, body: unknown) =>
    service.call<Problem>(endpoint.method, endpoint.path, {
      token: await tokenFor(endpoint),
      body,
      headers: { 'idempotency-key': 'bad-input' },
    });

  it.each(endpointsOf(documentOf(name)))(
    '$call names what is wrong in $bad.length bodies, and what to do',
    async (endpoint) => {
      const wrong: string[] = [];
      for (const { what, body, field } of endpoint.bad) {
        const { status, headers, body: problem } = await send(endpoint, body);
        const isProblem = headers.get('content-type')?.startsWith('application/problem+json');
        const named = (problem.errors ?? []).find((each) => each.field.split(/[.[]/)[0] === field);
        const says = named?.message ?? '';
        const good = status === 422 && isProblem === true && says.length >= 10;
        if (!good) wrong.push(`${what}: ${status} ${problem.code} ${says}`);
      }
      expect(wrong).toEqual([]);
      expect(endpoint.bad.length).toBeGreaterThan(0);
    },
  );

  it.each(endpointsOf(documentOf(name)))(
    '$call refuses what is no JSON object',
    async (endpoint) => {
      const answers = [];
      for (const body of ['[]', '"text"', '{"half":', 'null']) {
        const { status, body: problem } = await send(endpoint, body);
        answers.push({
          body,
          refused: status === 400 || status === 422,
          says: problem.detail !== '',
        });
      }
      expect(answers.filter(({ refused, says }) => !refused || !says)).toEqual([]);
    },
  );
});
