import { Injectable, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  Consumers,
  OperatorLog,
  QuarantinedEvents,
  QuarantineGroups,
  QuarantineRunView,
  WaymarkEvent,
} from '@waymark/contracts';
import { ServiceConfig } from '@waymark/platform';
import { DataSource } from 'typeorm';
import {
  aDatabase,
  aService,
  eventually,
  MemoryKafka,
  ofType,
  publishedEvents,
  type RunningService,
  someIssuers,
  type TestDatabase,
  type TestIssuers,
} from '@waymark/testing';
import { headersOf, readEnvelope } from './event-headers.js';
import { KafkaPorts } from './kafka.port.js';
import { messagingMigrations } from './messaging-migrations.js';
import { MessagingModule } from './messaging.module.js';
import { On } from './on.js';
import { PermanentFailure } from './permanent-failure.js';
import { Topics } from './topics.js';
import { UnitOfWork } from './unit-of-work.js';
import { causeOf } from './cause-of.js';
import { eventOf, rested, someone, walkCatalogue, walked, type WalkData } from './walk.fixture.js';

let isRepaired = false;

@Injectable()
class RoutingConsumer {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @On(walked)
  onWalked(event: WaymarkEvent<'walked.v1', WalkData>): Promise<void> {
    return this.unitOfWork.once(event, (tx) => {
      if (event.data.trouble !== undefined && !isRepaired) throw new PermanentFailure('broken');
      tx.publish(rested.following(causeOf(event), { steps: event.data.steps }));
      return Promise.resolve();
    });
  }
}

@Module({
  imports: [
    MessagingModule.forService({
      service: 'routing',
      hears: ['intake'],
      consumer: RoutingConsumer,
      catalogue: walkCatalogue,
    }),
  ],
  providers: [RoutingConsumer],
})
class RoutingModule {}

const FROM = '192.0.2.17 session:0a1b2c3d4e5f';
const topics = new Topics('waymark');
const kafka = new MemoryKafka();
let database: TestDatabase;
let issuers: TestIssuers;
let service: RunningService;

async function start(): Promise<RunningService> {
  const config = Object.assign(new ServiceConfig(), {
    ...{ PORT: 0, DATABASE_URL: database.url, LOG_LEVEL: 'error' },
    TRUSTED_ISSUERS: issuers.trusted,
  });
  const parts = { name: 'routing', module: RoutingModule, config, migrations: messagingMigrations };
  return aService({ ...parts, name: 'routing' }, [{ for: KafkaPorts, use: kafka.ports() }]);
}

beforeAll(async () => {
  [database, issuers] = [await aDatabase('messaging-module'), await someIssuers()];
  service = await start();
});
afterAll(async () => {
  await service.close();
  await issuers.close();
  await database.drop();
});

function put(event: WaymarkEvent): void {
  const topic = topics.topicOf(event.source, event.urgent ? 'urgent' : 'normal');
  const { subject: key, data } = event;
  kafka.append(topic, { key, value: JSON.stringify(data), headers: headersOf(event) });
}

const saidOf = (she: string, lane: 'normal' | 'urgent' = 'normal') =>
  kafka
    .recordsOf(topics.topicOf('routing', lane))
    .map(readEnvelope)
    .filter(({ subject }) => subject === she);

describe('a service with messaging', () => {
  it('is ready once it hears', async () => {
    await eventually('the service is ready', async () => {
      const { status } = await service.call('GET', '/health/ready');
      return status === 200;
    });
  });

  it('hears an event and says what follows, with its cause and its trace', async () => {
    const event = eventOf(someone(), 1);
    put(event);
    const [said] = await eventually('the answer is in the topic', () => {
      const events = saidOf(event.subject);
      return events.length > 0 && events;
    });
    expect(said).toMatchObject({
      ...{ type: 'rested.v1', source: 'routing', sequence: 1, urgent: false },
      ...{ causationid: event.id, causesource: 'intake', causesequence: 1 },
      traceparent: event.traceparent,
    });
  });

  it('hears and says urgent events on the urgent topics', async () => {
    const event = eventOf(someone(), 1, { urgent: true });
    put(event);
    await eventually('the answer is urgent', () => saidOf(event.subject, 'urgent').length === 1);
    expect(saidOf(event.subject)).toEqual([]);
  });

  it('lets operators, and nobody else, see and settle what it could not apply', async () => {
    const event = eventOf(someone(), 1, { data: { steps: 1, trouble: 'broken' } });
    put(event);
    const operator = await issuers.person({ roles: ['operator'], audience: 'routing' });
    const clinician = await issuers.person({ roles: ['hub-clinician'], audience: 'routing' });
    const path = '/messaging/quarantine';
    expect((await service.call('GET', path)).status).toBe(401);
    expect((await service.call('GET', path, { token: clinician })).status).toBe(403);

    const entry = await eventually('the event is in quarantine', async () => {
      const { body } = await service.call<QuarantinedEvents>('GET', path, { token: operator });
      return body.events.find(({ eventId }) => eventId === event.id);
    });
    expect(entry).toMatchObject({ type: 'walked.v1', subject: event.subject, reason: 'refused' });

    const replay = `${path}/${entry.id}/replay`;
    const body = { reason: 'the path was mended' };
    expect((await service.call('POST', replay, { token: clinician, body })).status).toBe(403);
    expect((await service.call('POST', replay, { token: operator, body: {} })).status).toBe(422);
    expect((await service.call('POST', replay, { token: operator, body })).status).toBe(409);
    isRepaired = true;
    expect((await service.call('POST', replay, { token: operator, body })).status).toBe(204);
    expect((await service.call('POST', replay, { token: operator, body })).status).toBe(409);
    const nowhere = `${path}/${someone()}/discard`;
    expect((await service.call('POST', nowhere, { token: operator, body })).status).toBe(404);
    const missing = { ...body, noSuchReferral: true };
    expect((await service.call('POST', nowhere, { token: operator, body: missing })).status).toBe(
      403,
    );
    const roles = ['operator', 'senior-operator'] as const;
    const senior = await issuers.person({ roles, audience: 'routing' });
    expect((await service.call('POST', nowhere, { token: senior, body: missing })).status).toBe(
      404,
    );
    const wrong = `${path}/nonsense/discard`;
    expect((await service.call('POST', wrong, { token: operator, body })).status).toBe(404);
    await eventually('what follows was said', () =>
      saidOf(event.subject).some(({ type }) => type === 'rested.v1'),
    );
  });

  it('lets operators, and nobody else, deal with what is the same trouble together', async () => {
    isRepaired = false;
    const event = eventOf(someone(), 1, { data: { steps: 1, trouble: 'broken' } });
    put(event);
    const token = await issuers.person({ roles: ['operator'], audience: 'routing' });
    const other = await issuers.person({ roles: ['hub-clinician'], audience: 'routing' });
    const path = '/messaging/quarantine';
    const status = async (method: string, at: string, options: object = { token }) =>
      (await service.call(method, `${path}${at}`, options)).status;
    const group = await eventually('the event is in a group', async () => {
      const { body } = await service.call<QuarantineGroups>('GET', `${path}/groups`, { token });
      return body.groups[0];
    });
    expect(group).toMatchObject({ type: 'walked.v1', events: 1, subjects: 1, detail: 'broken' });

    const one = `/${group.example}`;
    expect(await status('GET', one, {})).toBe(401);
    expect(await status('GET', one, { token: other })).toBe(403);
    expect(await status('GET', one)).toBe(200);
    expect(await status('GET', `/${someone()}`)).toBe(404);
    const trial = await service.call('POST', `${path}${one}/dry-run`, { token });
    expect(trial.body).toMatchObject({ wouldSucceed: false, code: 'failed-again' });

    const begin = { group: group.group, perSecond: 50, dry: true, reason: 'the path was mended' };
    const begun = (change: object, who = token) =>
      service.call<QuarantineRunView>('POST', `${path}/runs`, {
        token: who,
        body: { ...begin, ...change },
      });
    expect((await begun({}, other)).status).toBe(403);
    for (const change of [
      { group: 'all' },
      { perSecond: 0 },
      { perSecond: 51 },
      { perSecond: 1.5 },
      { dry: 'no' },
      { reason: ' ' },
      { everything: true },
    ]) {
      expect({ change, status: (await begun(change)).status }).toEqual({ change, status: 422 });
    }
    expect((await begun({ group: '0'.repeat(16) })).status).toBe(404);
    expect((await begun({ dry: false })).status).toBe(409);

    isRepaired = true;
    const dry = await begun({});
    expect(dry).toMatchObject({ status: 202, body: { state: 'running', total: 1, dry: true } });
    const done = (runId: string) =>
      eventually('the run is done', async () => {
        const { body } = await service.call<QuarantineRunView>('GET', `${path}/runs/${runId}`, {
          token,
        });
        return body.state === 'done' && body;
      });
    expect(await done(dry.body.runId)).toMatchObject({ succeeded: 1, failed: 0, others: 0 });
    const real = await begun({ dry: false });
    expect(await done(real.body.runId)).toMatchObject({ succeeded: 1, failed: 0, others: 0 });
    await eventually('what follows was said', () =>
      saidOf(event.subject).some(({ type }) => type === 'rested.v1'),
    );
    const body = { reason: 'enough' };
    expect(await status('POST', `/runs/${real.body.runId}/pause`, { token, body })).toBe(409);
    expect(await status('POST', `/runs/${someone()}/cancel`, { token, body })).toBe(404);
    expect(await status('POST', `/runs/${real.body.runId}/cancel`, { token, body: {} })).toBe(422);
    expect(await status('GET', '/runs')).toBe(200);
    expect(await status('GET', '/runs', { token: other })).toBe(403);
  });

  it('lets operators, and nobody else, apply a copy of what is only written wrongly', async () => {
    const event = eventOf(someone(), 1, { data: { steps: '1' } });
    put(event);
    const operator = await issuers.person({ roles: ['operator'], audience: 'routing' });
    const clinician = await issuers.person({ roles: ['hub-clinician'], audience: 'routing' });
    const path = '/messaging/quarantine';
    const entry = await eventually('the event is in quarantine', async () => {
      const { body } = await service.call<QuarantinedEvents>('GET', path, { token: operator });
      return body.events.find(({ eventId }) => eventId === event.id);
    });
    const asNumber = { in: 'data', field: 'steps', as: 'as-number' };
    const senior = await issuers.person({
      roles: ['operator', 'senior-operator'],
      audience: 'routing',
    });
    const good = { corrections: [asNumber], reason: 'the sender wrote text' };
    const asked = (token: string | undefined, change: object = {}, at = '/copy') =>
      service.call<object>('POST', `${path}/${entry.id}${at}`, {
        ...(token !== undefined && { token }),
        body: { ...good, ...change },
      });
    for (const at of ['/copy', '/copy/dry-run']) {
      expect((await asked(undefined, {}, at)).status).toBe(401);
      expect((await asked(clinician, {}, at)).status).toBe(403);
      expect((await asked(operator, {}, at)).status).toBe(403);
      expect((await asked(senior, { corrections: undefined }, at)).status).toBe(422);
      expect((await asked(senior, { corrections: [{ ...asNumber, to: 2 }] }, at)).status).toBe(422);
      expect((await asked(senior, { corrections: [{ ...asNumber, in: 'key' }] }, at)).status).toBe(
        422,
      );
      expect((await asked(senior, { corrections: [{ ...asNumber, as: '2' }] }, at)).status).toBe(
        422,
      );
      expect((await asked(senior, { corrections: [{ ...asNumber, field: '' }] }, at)).status).toBe(
        422,
      );
      expect((await asked(senior, { reason: '' }, at)).status).toBe(422);
    }
    expect(await asked(senior, { corrections: [{ ...asNumber, as: 'trimmed' }] })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'corrections[0]', rule: 'same-meaning' }] },
    });
    expect(await asked(senior, { corrections: [] }, '/copy/dry-run')).toMatchObject({
      status: 200,
      body: { wouldSucceed: false, code: 'still-broken' },
    });
    expect(await asked(senior, {}, '/copy/dry-run')).toMatchObject({
      status: 200,
      body: { wouldSucceed: true },
    });
    expect(saidOf(event.subject).map(({ type }) => type)).not.toContain('rested.v1');
    expect(await asked(senior)).toMatchObject({
      status: 200,
      body: { eventId: expect.any(String) as unknown },
    });
    expect((await asked(senior)).status).toBe(409);
    await eventually('what follows was said', () =>
      saidOf(event.subject).some(({ type }) => type === 'rested.v1'),
    );
  });

  it('lets operators, and nobody else, have events said again', async () => {
    const event = eventOf(someone(), 1);
    put(event);
    await eventually('the answer is in the topic', () => saidOf(event.subject).length === 1);
    const operator = await issuers.person({ roles: ['operator'], audience: 'routing', from: FROM });
    const clinician = await issuers.person({ roles: ['hub-clinician'], audience: 'routing' });
    const again = (token: string | undefined, change: object = {}) =>
      service.call('POST', '/messaging/said/again', {
        ...(token !== undefined && { token }),
        body: { subject: event.subject, from: 1, reason: 'it came unreadable', ...change },
      });
    expect((await again(undefined)).status).toBe(401);
    expect((await again(clinician)).status).toBe(403);
    expect((await again(operator, { from: 0 })).status).toBe(422);
    expect((await again(operator, { to: 2 ** 31 })).status).toBe(422);
    expect((await again(operator, { subject: someone() })).status).toBe(404);
    expect(await again(operator)).toMatchObject({ status: 200, body: { events: 1 } });
    await eventually('it is in the topic twice', () => saidOf(event.subject).length === 2);
  });

  it('tells operators who hears, how old what waits is, and what the broker says', async () => {
    const token = await issuers.person({ roles: ['operator'], audience: 'routing' });
    const asked = () => service.call<Consumers>('GET', '/messaging/consumers', { token });
    expect((await asked()).body).toMatchObject({
      consumers: [
        { lane: 'normal', hears: ['intake'], hearing: true, oldestSeconds: 0 },
        { lane: 'urgent', hearing: true },
      ],
      groups: expect.arrayContaining([
        { service: 'routing', lane: 'normal', members: 1 },
        { service: 'eligibility', lane: 'normal', members: 0 },
      ]),
      groupsAsOf: expect.stringMatching(/^20.*Z$/),
    });
    kafka.isDown = true;
    const away = await eventually('the broker is known to be silent', async () => {
      const { body } = await asked();
      return body.groups === undefined && body;
    });
    kafka.isDown = false;
    expect(away.consumers).toMatchObject([{ hearing: false }, { hearing: false }]);
  });

  it('tells operators what operators did, and writes down that they have read it', async () => {
    const token = await issuers.person({ roles: ['operator'], audience: 'routing' });
    const clinician = await issuers.person({ roles: ['hub-clinician'], audience: 'routing' });
    const asked = (as: string) =>
      service.call<OperatorLog>('GET', '/messaging/operator-log', { token: as });
    expect((await asked(clinician)).status).toBe(403);
    const { acts } = (await asked(token)).body;
    const again = { action: 'said.again', reason: 'it came unreadable', from: FROM };
    expect(acts[0]).toMatchObject(again);
    expect(acts.map(({ action }) => action)).toContain('quarantine.replayed');
    expect(acts.every(({ action }) => /^(quarantine|said)\./.test(action))).toBe(true);
    const path = `/messaging/operator-log?subject=${acts[0]?.subject ?? ''}`;
    const about = await service.call<OperatorLog>('GET', path, { token });
    expect(about.body.acts).toEqual(acts.filter(({ subject }) => subject === acts[0]?.subject));
    expect(about.body.acts.length).toBeLessThan(acts.length);
    const wrong = await service.call('GET', '/messaging/operator-log?subject=x', { token });
    expect(wrong.status).toBe(422);
    const reads = await service.app
      .get(DataSource)
      .query<object[]>(`SELECT 1 FROM audit WHERE action = 'operator-log.read'`);
    expect(reads).toHaveLength(2);
  });

  it('is not ready while Kafka is away, and is again by itself', async () => {
    kafka.isDown = true;
    const away = await service.call('GET', '/health/ready');
    expect(away.status).toBe(503);
    expect((await service.call('GET', '/health/live')).status).toBe(200);
    kafka.isDown = false;
    expect((await service.call('GET', '/health/ready')).status).toBe(200);
  });

  it('says before it ends what it has heard, and goes on where it was', async () => {
    const events = Array.from({ length: 50 }, () => eventOf(someone(), 1));
    for (const event of events) put(event);
    await service.close();
    const heard = ofType(await publishedEvents(database.url, 'routing'), rested);
    for (const { subject } of heard) {
      expect(saidOf(subject, 'normal').length + saidOf(subject, 'urgent').length).toBeGreaterThan(
        0,
      );
    }

    service = await start();
    await eventually('every event is answered once', () =>
      events.every(({ subject }) => saidOf(subject).length === 1),
    );
  });
});
