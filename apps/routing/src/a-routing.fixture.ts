import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import {
  referralAmended,
  referralAssessed,
  referralQuestionAnswered,
  referralReceived,
  referralWithdrawn,
  type PlacementView,
  type Problem,
  type ReferralAmended,
  type ReferralFacts,
  type Role,
  type WaymarkEvent,
  type WithdrawalReason,
  type Worklist,
  type WorklistItem,
  type YesNoNotKnown,
} from '@waymark/contracts';
import { KafkaPorts } from '@waymark/messaging';
import { readConfig } from '@waymark/platform';
import {
  aDatabase,
  anEvent,
  aService,
  MemoryKafka,
  publishedEvents,
  someIssuers,
  StoppedClock,
  type AnswerOfSpec,
  type RunningService,
  type TestIssuers,
} from '@waymark/testing';
import { aReferral } from './domain/placement.fixture.js';
import {
  candidatesOf,
  factsOf,
  judgementOf,
  plain,
  theDirectory,
  TODAY,
  type Judged,
  type Woman,
} from './domain/situation.fixture.js';
import { RoutingConsumer } from './entry/routing.consumer.js';
import { RoutingConfig } from './routing.config.js';
import { RoutingModule } from './routing.module.js';
import { migrations } from './migrations.js';
import { WatchClocks } from './use-cases/watch-clocks.js';

/** A woman whose referral has been received, and perhaps judged. */
export interface Told extends Woman {
  readonly referralId?: string;
  readonly self?: boolean;
  readonly judged?: readonly Judged[];
  readonly urgent?: boolean;
  readonly linkedTo?: readonly string[];
  readonly interpreterNeeded?: YesNoNotKnown;
}

/** The whole service on a real database, with Kafka in memory and a clock that stands. */
export interface ARouting extends RunningService {
  readonly clock: StoppedClock;
  readonly databaseUrl: string;
  readonly consumer: RoutingConsumer;
  /** Receives and, where judgements are given, routes; answers her referral id. */
  referred(told?: Told): Promise<string>;
  judged(referralId: string, judged: readonly Judged[], factsVersion?: number): Promise<void>;
  amended(
    referralId: string,
    facts: ReferralFacts,
    factsVersion: number,
    more?: Pick<ReferralAmended['data'], 'follows'>,
  ): Promise<void>;
  answered(
    referralId: string,
    answer: {
      readonly questionId: string;
      readonly facts: ReferralFacts;
      readonly factsVersion: number;
    },
  ): Promise<void>;
  withdrawn(referralId: string, reason?: WithdrawalReason): Promise<void>;
  /** The same facts, for a new home. */
  moved(
    referralId: string,
    to: Pick<ReferralAmended['data'], 'moved' | 'landingTeam' | 'byOrganisation'>,
  ): Promise<void>;
  /** Of somebody there; without a subject always of the same. */
  token(organisation: string, role: Role, subject?: string): Promise<string>;
  machine(
    organisation: string,
    scope: 'mailboxes:read' | 'placements:preview' | 'referrals:read' | 'reconciliation:read',
  ): Promise<string>;
  /** Reads as somebody of an organisation. */
  page(referralId: string, organisation: string, role?: Role): Promise<AnswerOfSpec<PlacementView>>;
  worklist(organisation: string, role?: Role): Promise<Worklist>;
  /** Moves at the version that stands, unless told otherwise. */
  move<Body = WorklistItem & Partial<Problem>>(
    referralId: string,
    path: string,
    as: { readonly organisation: string; readonly role: Role; readonly key?: string },
    body?: Readonly<Record<string, unknown>>,
  ): Promise<AnswerOfSpec<Body>>;
  versionOf(referralId: string): Promise<number>;
  /** Looks at the clocks once, as the watch does. */
  lookAtClocks(): Promise<void>;
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  said(referralId: string): Promise<WaymarkEvent[]>;
}

export const DIRECTORY_DIR = fileURLToPath(new URL('../../../infra/directory/', import.meta.url));

export async function aRouting(name: string): Promise<ARouting> {
  const [database, issuers] = await Promise.all([aDatabase(name), someIssuers()]);
  const clock = new StoppedClock(`${TODAY}T09:00:00Z`);
  const config = readConfig(RoutingConfig, {
    PORT: '0',
    DATABASE_URL: database.url,
    KAFKA_BROKERS: 'nowhere:1',
    DIRECTORY_DIR,
    CLOCK_SECONDS: '3600',
    DEMONSTRATION: 'true',
    LOG_LEVEL: 'error',
    TRUSTED_ISSUERS: JSON.stringify(issuers.trusted),
  });
  const parts = {
    name: 'routing',
    module: RoutingModule,
    config,
    migrations,
    clock,
  } as const;
  const service = await aService(parts, [{ for: KafkaPorts, use: new MemoryKafka().ports() }]);
  const query: ARouting['query'] = (sql, parameters) => service.query(sql, parameters);

  return {
    ...service,
    ...heardBy(service.app.get(RoutingConsumer), clock),
    ...calledBy(service, issuers, query),
    clock,
    databaseUrl: database.url,
    query,
    lookAtClocks: async () => {
      const watch = service.app.get(WatchClocks);
      for (const referralId of await watch.due()) await watch.execute(referralId);
    },
    said: async (referralId) =>
      (await publishedEvents(database.url, 'routing')).filter(
        ({ subject }) => subject === referralId,
      ),
    close: async () => {
      await service.close();
      await Promise.all([database.drop(), issuers.close()]);
    },
  };
}

type Heard = 'consumer' | 'referred' | 'judged' | 'amended' | 'answered' | 'withdrawn' | 'moved';

function heardBy(consumer: RoutingConsumer, clock: StoppedClock): Pick<ARouting, Heard> {
  const judged: ARouting['judged'] = (referralId, list, factsVersion = 1) =>
    consumer.onAssessed(
      anEvent(referralAssessed, {
        subject: referralId,
        data: {
          referralId,
          assessmentId: randomUUID(),
          factsVersion,
          judgedOn: clock.today(),
          candidates: candidatesOf(theDirectory(), list),
          judgements: list.map(judgementOf),
        },
      }),
    );
  return {
    consumer,
    judged,
    referred: async ({
      referralId = randomUUID(),
      self = false,
      judged: list,
      urgent = false,
      linkedTo = [],
      interpreterNeeded,
      ...woman
    } = {}) => {
      const letters = referralId.toUpperCase();
      const reference = `WM-${letters.slice(0, 4)}-${letters.slice(4, 8)}`;
      const receivedAt = clock.now().toISOString();
      const known = { referralId, reference, receivedAt, linkedTo };
      const data = {
        ...plain(aReferral(woman, self)),
        ...known,
        ...(interpreterNeeded !== undefined && { interpreterNeeded }),
      };
      await consumer.onReceived(anEvent(referralReceived, { subject: referralId, urgent, data }));
      if (list !== undefined) await judged(referralId, list);
      return referralId;
    },
    amended: (referralId, facts, factsVersion, more) => {
      const data = { referralId, facts, factsVersion, ...more };
      return consumer.onAmended(anEvent(referralAmended, { subject: referralId, data }));
    },
    answered: (referralId, answer) => {
      const data = { referralId, ...answer };
      return consumer.onQuestionAnswered(
        anEvent(referralQuestionAnswered, { subject: referralId, data }),
      );
    },
    withdrawn: (referralId, reason = 'help-found-elsewhere') => {
      const at = clock.now().toISOString();
      const data = { referralId, reason, at };
      const urgent = reason === 'died';
      return consumer.onWithdrawn(
        anEvent(referralWithdrawn, { subject: referralId, urgent, data }),
      );
    },
    moved: (referralId, to) => {
      const data = { referralId, facts: factsOf(), factsVersion: 2, ...to };
      return consumer.onAmended(anEvent(referralAmended, { subject: referralId, data }));
    },
  };
}

type Called = 'token' | 'machine' | 'page' | 'worklist' | 'move' | 'versionOf';

function calledBy(
  service: RunningService,
  issuers: TestIssuers,
  query: ARouting['query'],
): Pick<ARouting, Called> {
  const audience = 'routing';
  const token: ARouting['token'] = (organisation, role, subject = `test|${organisation}`) =>
    issuers.person({ organisation, roles: [role], subject, audience });
  const versionOf: ARouting['versionOf'] = async (referralId) => {
    const [row] = await query<{ version: number }>(
      'SELECT version FROM placement WHERE referral_id = $1',
      [referralId],
    );
    return row?.version ?? 0;
  };
  return {
    token,
    versionOf,
    machine: (organisation, scope) => issuers.machine({ organisation, scopes: [scope], audience }),
    page: async (referralId, organisation, role = 'hub-clinician') =>
      service.call('GET', `/placements/${referralId}`, { token: await token(organisation, role) }),
    worklist: async (organisation, role = 'hub-clinician') => {
      const { body } = await service.call<Worklist>('GET', '/worklist', {
        token: await token(organisation, role),
      });
      return body;
    },
    move: async (referralId, path, { organisation, role, key }, body = {}) =>
      service.call('POST', `/placements/${referralId}/${path}`, {
        token: await token(organisation, role),
        body: { version: await versionOf(referralId), byName: 'Sam Example', ...body },
        ...(key !== undefined && { headers: { 'idempotency-key': key } }),
      }),
  };
}
