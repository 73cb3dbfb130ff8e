import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type {
  Problem,
  ReferralSent,
  ReferralView,
  SendReferral,
  WaymarkEvent,
} from '@waymark/contracts';
import { KafkaPorts } from '@waymark/messaging';
import { readConfig } from '@waymark/platform';
import {
  aDatabase,
  aService,
  MemoryKafka,
  publishedEvents,
  someIssuers,
  StoppedClock,
  type AnswerOfSpec,
  type RunningService,
  type TestDatabase,
} from '@waymark/testing';
import { aForm, TODAY } from './domain/a-form.fixture.js';
import { someBoards, somePlaces } from './domain/place-list.fixture.js';
import { ATTACHMENTS_PATH } from './entry/attachments.controller.js';
import { IntakeConsumer } from './entry/intake.consumer.js';
import { IntakeConfig } from './intake.config.js';
import { IntakeModule } from './intake.module.js';
import { migrations } from './migrations.js';

/** Who calls in specs; each is a real token. */
export interface Callers {
  readonly midwife: string;
  readonly colleague: string;
  readonly stranger: string;
  readonly herself: string;
  readonly anotherWoman: string;
  /** Not signed in, on the public pages. */
  readonly passerBy: string;
  readonly anotherPasserBy: string;
  readonly hub: string;
  readonly hubColleague: string;
  /** A clinician of another hub. */
  readonly otherHub: string;
  /** Administrators: of that hub, one who works there as a clinician too, and of another organisation. */
  readonly reviewer: string;
  readonly reviewingColleague: string;
  readonly otherReviewer: string;
  readonly linkWorker: string;
  readonly coordinator: string;
  readonly operator: string;
  readonly machine: string;
  readonly otherMachine: string;
  readonly postman: string;
  readonly reader: string;
}

/** The whole service on a real database, with Kafka in memory and a clock that stands. */
export interface AnIntake extends RunningService {
  readonly clock: StoppedClock;
  readonly databaseUrl: string;
  readonly callers: Callers;
  readonly consumer: IntakeConsumer;
  /** Puts what routing said into its topic. */
  hear(events: readonly WaymarkEvent[]): void;
  send(form?: SendReferral, as?: string, key?: string): Promise<AnswerOfSpec<ReferralSent>>;
  /** Sends what must succeed. */
  sent(form?: SendReferral, as?: string): Promise<ReferralSent>;
  get<Body>(path: string, token?: string): Promise<AnswerOfSpec<Body>>;
  post<Body = Partial<Problem>>(
    path: string,
    body: unknown,
    token?: string,
  ): Promise<AnswerOfSpec<Body>>;
  /** A referral's page, which must be readable. */
  page(id: string, token?: string): Promise<ReferralView>;
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  said(subject?: string): Promise<WaymarkEvent[]>;
  /** Stops it, and starts it on the same database with other settings. */
  restarted(settings: Settings): Promise<AnIntake>;
}

type Settings = Readonly<Record<string, string>>;

/** What outlives a restart. */
interface Around {
  readonly database: TestDatabase;
  readonly issuers: Awaited<ReturnType<typeof someIssuers>>;
  readonly folder: string;
  readonly callers: Callers;
  readonly clock: StoppedClock;
  readonly kafka: MemoryKafka;
}

export async function anIntake(name: string, more: Settings = {}): Promise<AnIntake> {
  const [database, issuers] = await Promise.all([aDatabase(name), someIssuers()]);
  const folder = mkdtempSync(join(tmpdir(), 'places-'));
  writeFileSync(join(folder, 'places.json'), JSON.stringify({ places: somePlaces }));
  writeFileSync(join(folder, 'boards.json'), JSON.stringify({ boards: someBoards }));
  writeFileSync(join(folder, 'areas.json'), JSON.stringify({ areas: [] }));
  const callers = await callersFrom(issuers);
  const around = { database, issuers, folder, callers, clock: new StoppedClock(TODAY) };
  return started({ ...around, kafka: new MemoryKafka() }, more);
}

async function started(around: Around, more: Settings): Promise<AnIntake> {
  const { database, issuers, folder, callers, clock, kafka } = around;
  const config = readConfig(IntakeConfig, {
    DATABASE_URL: database.url,
    KAFKA_BROKERS: 'nowhere:1',
    CRITERIA_DIR: folder,
    GEOGRAPHY_DIR: folder,
    DEMONSTRATION: 'true',
    LOG_LEVEL: 'error',
    TRUSTED_ISSUERS: JSON.stringify(issuers.trusted),
    ...more,
  });
  const parts = {
    name: 'intake',
    module: IntakeModule,
    config,
    migrations,
    clock,
    largeBodies: ATTACHMENTS_PATH,
  } as const;
  const service = await aService(parts, [{ for: KafkaPorts, use: kafka.ports() }]);
  const send: AnIntake['send'] = (body = aForm(), as = callers.midwife, key = randomUUID()) =>
    service.call('POST', '/referrals', {
      token: as,
      body,
      headers: { 'idempotency-key': key },
    });

  const get: AnIntake['get'] = (path, token = callers.midwife) =>
    service.call('GET', path, { token });

  return {
    ...service,
    clock,
    databaseUrl: database.url,
    get,
    post: (path, body, token = callers.midwife) => service.call('POST', path, { token, body }),
    page: async (id, token) => {
      const { status, body } = await get<ReferralView>(`/referrals/${id}`, token);
      if (status !== 200) throw new Error(`cannot be read: ${String(status)}`);
      return body;
    },
    callers,
    consumer: service.app.get(IntakeConsumer),
    hear: (events) => {
      for (const event of events) kafka.append('waymark.routing', recordOf(event));
    },
    send,
    sent: async (form, as) => {
      const { status, body } = await send(form, as);
      if (status !== 201) throw new Error(`not sent: ${String(status)} ${JSON.stringify(body)}`);
      return body;
    },
    said: async (subject) =>
      (await publishedEvents(database.url, 'intake')).filter(
        (event) => subject === undefined || event.subject === subject,
      ),
    restarted: async (settings) => {
      await service.close();
      return started(around, settings);
    },
    close: async () => {
      await service.close();
      await Promise.all([database.drop(), issuers.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}

// CloudEvents 1.0 in Kafka's binary mode, as written down for everyone who reads the topics.
const recordOf = (event: WaymarkEvent) => ({
  key: event.subject,
  value: JSON.stringify(event.data),
  headers: {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: event.type,
    ce_source: `/waymark/${event.source}`,
    ce_subject: event.subject,
    ce_time: event.time,
    ce_sequence: String(event.sequence),
    traceparent: event.traceparent,
  },
});

async function callersFrom(issuers: Awaited<ReturnType<typeof someIssuers>>): Promise<Callers> {
  const audience = 'intake';
  const person = (
    organisation: string,
    role: 'referrer' | 'hub-clinician' | 'operator' | 'self-referrer' | 'administrator',
    who: string,
  ) => issuers.person({ roles: [role], organisation, subject: `test|${who}`, audience });
  const machine = (
    organisation: string,
    scopes: readonly Parameters<typeof issuers.machine>[0]['scopes'][number][],
  ) => issuers.machine({ scopes, organisation, clientId: `${organisation}-system`, audience });
  return {
    midwife: await person('eastham-midwives', 'referrer', 'midwife'),
    colleague: await person('eastham-midwives', 'referrer', 'colleague'),
    stranger: await person('westham-gp', 'referrer', 'stranger'),
    herself: await person('self', 'referrer', 'herself'),
    anotherWoman: await person('self', 'referrer', 'another-woman'),
    passerBy: await person('self', 'self-referrer', 'self:one'),
    anotherPasserBy: await person('self', 'self-referrer', 'self:two'),
    hub: await person('eastham-hub', 'hub-clinician', 'hub'),
    hubColleague: await person('eastham-hub', 'hub-clinician', 'hub-colleague'),
    otherHub: await person('westham-hub', 'hub-clinician', 'other-hub'),
    reviewer: await person('eastham-hub', 'administrator', 'reviewer'),
    reviewingColleague: await person('eastham-hub', 'administrator', 'hub-colleague'),
    otherReviewer: await person('westham-hub', 'administrator', 'other-reviewer'),
    linkWorker: await issuers.person({
      roles: ['link-worker'],
      organisation: 'eastham-link-work',
      audience,
    }),
    coordinator: await issuers.person({
      roles: ['landing-coordinator'],
      organisation: 'landing-qn1',
      audience,
    }),
    operator: await person('waymark', 'operator', 'operator'),
    machine: await machine('eastham-system', ['referrals:write', 'referrals:read']),
    otherMachine: await machine('westham-system', ['referrals:write', 'referrals:read']),
    postman: await machine('waymark-notification', ['contact-points:read']),
    reader: await machine('eastham-midwives', ['referrals:read']),
  };
}
