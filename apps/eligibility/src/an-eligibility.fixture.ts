import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type {
  CallerRole,
  Day,
  PreviewPlacement,
  ReferralFacts,
  RoutingPreview,
  Scope,
} from '@waymark/contracts';
import { KafkaPorts } from '@waymark/messaging';
import { readConfig } from '@waymark/platform';
import {
  aDatabase,
  aService,
  MemoryKafka,
  someIssuers,
  StoppedClock,
  type RunningService,
  type StandIn,
} from '@waymark/testing';
import { theFacts } from './domain/facts.fixture.js';
import type { PlacesToday } from './domain/what-if/known-places.js';
import { EligibilityConfig } from './eligibility.config.js';
import { EligibilityModule } from './eligibility.module.js';
import { PlacesNow } from './gateways/places-now.js';
import { RoutingPreviewer } from './gateways/routing-previewer.js';
import { migrations } from './migrations.js';

/** Routing as the outside sees it: remembers what it was asked, and answers or is silent. */
export class RoutingOfSpec extends RoutingPreviewer {
  readonly asked: PreviewPlacement[] = [];
  /** Undefined: routing is silent. */
  places: PlacesToday | undefined = { open: [], goingOn: [] };
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
  person(role: CallerRole, organisation?: string): Promise<string>;
  /** A referral that was judged some time ago, with who was referred. */
  judgedBefore(past: Partial<JudgedBefore>): Promise<string>;
  machine(...scopes: Scope[]): Promise<string>;
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

export interface JudgedBefore {
  readonly facts: ReferralFacts;
  readonly factsVersion: number;
  readonly on: Day;
  readonly referralId: string;
  readonly ageBand: string;
  readonly ethnicCategory: string;
  readonly language: string;
  readonly decile: number | null;
}

const CRITERIA_DIR = fileURLToPath(new URL('../../../infra/criteria/', import.meta.url));

export async function anEligibility(
  name: string,
  standIns: readonly StandIn[] = [],
): Promise<AnEligibility> {
  const [database, issuers] = await Promise.all([aDatabase(name), someIssuers()]);
  const clock = new StoppedClock('2026-11-22T09:00:00Z');
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
      migrations,
      clock,
    },
    [
      { for: KafkaPorts, use: new MemoryKafka().ports() },
      { for: RoutingPreviewer, use: routing },
      { for: PlacesNow, use: { read: () => Promise.resolve(routing.places) } },
      ...standIns,
    ],
  );
  const audience = 'eligibility';
  const query: AnEligibility['query'] = (sql, parameters) => service.query(sql, parameters);
  return {
    ...service,
    clock,
    routing,
    databaseUrl: database.url,
    person: (role, organisation = 'a-team') =>
      issuers.person({ organisation, roles: [role], subject: `test|${role}`, audience }),
    judgedBefore: async (past) => {
      const { referralId = randomUUID(), facts = theFacts(), on = '2026-06-01' } = past;
      const { factsVersion = 1, ageBand = '30-34', ethnicCategory = 'A' } = past;
      const { language = 'en', decile = 5 } = past;
      await query(
        `INSERT INTO referral (referral_id, first_referred_on, criteria_on) VALUES ($1, $2, $2)
         ON CONFLICT DO NOTHING`,
        [referralId, on],
      );
      await query(
        `INSERT INTO assessment (assessment_id, referral_id, facts_version, judged_on,
           first_referred_on, facts, candidates, judgements)
         VALUES (gen_random_uuid(), $1, $2, $3, $3, $4, '[]', '[]')`,
        [referralId, factsVersion, on, JSON.stringify(facts)],
      );
      await query(`INSERT INTO equity_profile VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`, [
        referralId,
        ageBand,
        ethnicCategory,
        language,
        decile,
      ]);
      return referralId;
    },
    machine: (...scopes) => issuers.machine({ scopes, audience }),
    query,
    close: async () => {
      await service.close();
      await Promise.all([database.drop(), issuers.close()]);
    },
  };
}
