import { fileURLToPath } from 'node:url';
import type { PreviewPlacement, Role, RoutingPreview, Scope } from '@waymark/contracts';
import { KafkaPorts, messagingMigrations } from '@waymark/messaging';
import { Database, readConfig } from '@waymark/platform';
import {
  aDatabase,
  aService,
  MemoryKafka,
  someIssuers,
  StoppedClock,
  type RunningService,
} from '@waymark/testing';
import { EligibilityConfig } from './eligibility.config.js';
import { EligibilityModule } from './eligibility.module.js';
import { RoutingPreviewer } from './gateways/routing-previewer.js';
import { eligibilityMigrations } from './store/migrations/eligibility-migrations.js';

/** Routing as the outside sees it: remembers what it was asked, and answers or is silent. */
export class RoutingOfSpec extends RoutingPreviewer {
  readonly asked: PreviewPlacement[] = [];
  answer: RoutingPreview | undefined = {
    words: 'To the hub: every published criterion is met.',
    destination: 'mmhs-hub',
    serviceId: 'cw-loss',
    advice: [],
  };

  preview(question: PreviewPlacement): Promise<RoutingPreview | undefined> {
    this.asked.push(question);
    return Promise.resolve(this.answer);
  }
}

/** The whole service on a real database, with the committed criteria, Kafka in memory and a clock that stands. */
export interface AnEligibility extends RunningService {
  readonly clock: StoppedClock;
  readonly routing: RoutingOfSpec;
  readonly databaseUrl: string;
  person(role: Role, organisation?: string): Promise<string>;
  machine(...scopes: Scope[]): Promise<string>;
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

const CRITERIA_DIR = fileURLToPath(new URL('../../../infra/criteria/', import.meta.url));

export async function anEligibility(name: string, day = '2026-11-22'): Promise<AnEligibility> {
  const [database, issuers] = await Promise.all([aDatabase(name), someIssuers()]);
  const clock = new StoppedClock(`${day}T09:00:00Z`);
  const config = readConfig(EligibilityConfig, {
    PORT: '0',
    DATABASE_URL: database.url,
    KAFKA_BROKERS: 'nowhere:1',
    CRITERIA_DIR,
    DEMONSTRATION: 'true',
    ROUTING_URL: 'http://127.0.0.1:1',
    TOKEN_URL: 'http://127.0.0.1:1/token',
    CLIENT_ID: 'waymark-eligibility',
    CLIENT_SECRET: 'of-no-use',
    LOG_LEVEL: 'error',
    TRUSTED_ISSUERS: JSON.stringify(issuers.trusted),
  });
  const routing = new RoutingOfSpec();
  const service = await aService(
    {
      name: 'eligibility',
      module: EligibilityModule,
      config,
      migrations: [...messagingMigrations, ...eligibilityMigrations],
      clock,
    },
    [
      { for: KafkaPorts, use: new MemoryKafka().ports() },
      { for: RoutingPreviewer, use: routing },
    ],
  );
  const audience = 'eligibility';
  return {
    ...service,
    clock,
    routing,
    databaseUrl: database.url,
    person: (role, organisation = 'a-team') =>
      issuers.person({ organisation, roles: [role], subject: `test|${role}`, audience }),
    machine: (...scopes) => issuers.machine({ scopes, audience }),
    query: (sql, parameters) => service.app.get(Database).query(sql, parameters),
    close: async () => {
      await service.close();
      await Promise.all([database.drop(), issuers.close()]);
    },
  };
}
