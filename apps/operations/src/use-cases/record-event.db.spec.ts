import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  eventQuarantined,
  eventUnquarantined,
  referralAssessed,
  referralClosed,
  referralHeld,
  referralNudged,
  referralOffered,
  referralReceived,
  referralReopened,
  type Ledger,
  type Timeline,
} from '@waymark/contracts';
import { type Database } from '@waymark/platform';
import {
  aDatabase,
  anEvent,
  unitOfWorkOn,
  type TestDatabase,
  type TestUnitOfWork,
} from '@waymark/testing';
import { LedgerStore } from '../store/ledger.store.js';
import { LedgerView } from '../store/ledger.view.js';
import { FlowView } from '../store/flow.view.js';
import { operationsMigrations } from '../store/migrations/operations-migrations.js';
import { TimelineStore } from '../store/timeline.store.js';
import { TimelineView } from '../store/timeline.view.js';
import { RecordEvent } from './record-event.js';

const first = '0b8f6f0e-0000-4000-8000-000000000001';

describe('recording events', () => {
  let database: TestDatabase;
  let unit: TestUnitOfWork;
  let record: RecordEvent;
  let timelines: TimelineView;
  let ledgers: LedgerView;
  let flows: FlowView;

  beforeAll(async () => {
    database = await aDatabase('record-event');
    unit = await unitOfWorkOn(database.url, {
      service: 'operations',
      migrations: operationsMigrations,
    });
    record = new RecordEvent(unit.unitOfWork, new TimelineStore(), new LedgerStore());
    timelines = new TimelineView();
    ledgers = new LedgerView();
    flows = new FlowView({
      queryAsService: (sql, parameters) => unit.query(sql, parameters),
    } as Database);
  });

  afterAll(async () => {
    await unit.close();
    await database.drop();
  });

  const ledger = (at = '2026-11-22T12:00:00Z'): Promise<Ledger> =>
    unit.unitOfWork.run((tx) => ledgers.at(tx, new Date(at)));
  const timelineOf = (id: string): Promise<Timeline | undefined> =>
    unit.unitOfWork.run((tx) => timelines.of(tx, id));
  const expectAttention = async (needsAttention: boolean): Promise<void> => {
    expect((await timelineOf(first))?.needsAttention).toBe(needsAttention);
    expect((await ledger('2026-12-09T12:00:00Z')).stuck).toMatchObject([{ needsAttention }]);
  };

  it('opens the ledger when a referral is received, held by the team that sent it', async () => {
    expect(await flows.unplacedSeconds()).toBe(0);
    await record.execute(anEvent(referralReceived));

    const since = (Date.now() - Date.parse('2026-11-22T10:00:00Z')) / 1_000;
    expect(Math.abs((await flows.unplacedSeconds()) - since)).toBeLessThan(86_400);
    expect(await timelineOf(first)).toMatchObject({
      reference: 'WM-4K7Q-2N8D',
      state: 'received',
      holder: { organisation: 'demo-midwives', kind: 'sending-team' },
      entries: [{ type: 'referral.received.v1', source: 'intake', sequence: 1 }],
    });
  });

  it('follows the referral, and shows its story in order', async () => {
    await record.execute(anEvent(referralAssessed, { time: '2026-11-22T10:00:01.000Z' }));
    await record.execute(anEvent(referralOffered, { time: '2026-11-22T10:00:02.000Z' }));

    const timeline = await timelineOf(first);
    expect(timeline?.entries.map(({ type }) => type)).toEqual([
      'referral.received.v1',
      'referral.assessed.v1',
      'referral.offered.v1',
    ]);
    expect(timeline).toMatchObject({ state: 'offered', nextStep: { what: 'acknowledge' } });
    expect(await flows.unplacedSeconds()).toBe(0);
  });

  it('hears an event once, however often it is delivered', async () => {
    const again = anEvent(referralHeld, { data: { version: 3 } });
    await record.execute(again);
    await record.execute(again);

    expect((await timelineOf(first))?.entries).toHaveLength(4);
  });

  it('says of a referral that an event about it has failed, until it is dealt with', async () => {
    const causationid = randomUUID();
    await expectAttention(false);
    await record.execute(anEvent(eventQuarantined, { causationid }));
    await expectAttention(true);

    await record.execute(anEvent(eventUnquarantined, { causationid }));
    await expectAttention(false);
  });

  it('goes on saying so while another event about it, or the same one in another service, still waits', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const failed = [
      anEvent(eventQuarantined, { causationid: one, source: 'eligibility' }),
      anEvent(eventQuarantined, { causationid: one, source: 'notification' }),
      anEvent(eventQuarantined, { causationid: other, source: 'eligibility' }),
    ];
    for (const event of [...failed, ...failed]) await record.execute(event);
    for (const { causationid, source } of failed) {
      await expectAttention(true);
      const dealtWith = anEvent(eventUnquarantined, {
        ...(causationid && { causationid }),
        source,
      });
      await record.execute(dealtWith);
      await record.execute(dealtWith);
    }
    await expectAttention(false);
  });

  it('says so again of an event that failed again, and not of one that was dealt with before it was heard of', async () => {
    const causationid = randomUUID();
    await record.execute(anEvent(eventUnquarantined, { causationid }));
    await expectAttention(false);
    await record.execute(anEvent(eventQuarantined, { causationid }));
    await expectAttention(false);
    await record.execute(anEvent(eventQuarantined, { causationid }));
    await expectAttention(true);
    await record.execute(anEvent(eventUnquarantined, { causationid }));
    await expectAttention(false);
  });

  it('says so of an event that failed here, of which nobody says anything to it', async () => {
    await unit.query(
      `INSERT INTO quarantine (id, subject, topic, partition, "offset", headers, reason, error_class, error_detail, attempts, group_key)
       VALUES (gen_random_uuid(), $1, 'waymark.routing', 0, 1, '{}', 'refused', 'PermanentFailure', 'unknown', 1, 'aaaaaaaaaaaaaaaa')`,
      [first],
    );
    await expectAttention(true);
    await unit.query(`UPDATE quarantine SET state = 'replayed' WHERE subject = $1`, [first]);
    await expectAttention(false);
  });

  it('says so of a referral that was not received here', async () => {
    const subject = randomUUID();
    await record.execute(anEvent(eventQuarantined, { subject, causationid: randomUUID() }));
    expect(await timelineOf(subject)).toMatchObject({
      ...{ state: 'not received', needsAttention: true },
    });
  });

  it('says of a stuck referral when a team was last asked to look at it; nothing moves by that', async () => {
    const before = await timelineOf(first);
    const { holder, nextStep } = before ?? {};
    const data = { version: 3, ...(holder && { holder }), ...(nextStep && { nextStep }) };
    for (const time of ['2026-12-08T09:00:00.000Z', '2026-12-09T09:00:00.000Z'])
      await record.execute(anEvent(referralNudged, { time, data }));

    expect(await timelineOf(first)).toMatchObject({ ...before, entries: expect.anything() });
    expect((await timelineOf(first))?.entries.at(-1)?.words).toContain('asked Perinatal Loss');
    expect((await ledger('2026-12-09T12:00:00Z')).stuck).toMatchObject([
      { referralId: first, askedAt: '2026-12-09T09:00:00.000Z', state: before?.state },
    ]);
  });

  it('follows routing where it was restored from a backup, and counts its versions from there again', async () => {
    const late = { organisation: 'late', kind: 'mmhs-hub', name: 'Late' } as const;
    const before = await timelineOf(first);
    await record.execute(anEvent(referralOffered, { data: { version: 1, holder: late } }));
    expect((await timelineOf(first))?.holder?.organisation).toBe('late');

    const { holder, nextStep } = before ?? {};
    const data = { version: 2, ...(holder && { holder }), ...(nextStep && { nextStep }) };
    await record.execute(anEvent(referralOffered, { data }));
    expect(await timelineOf(first)).toMatchObject({ holder, nextStep });
  });

  it('counts by state, and names who is past the due date of the next step', async () => {
    expect(await ledger('2026-11-24T12:00:00Z')).toMatchObject({ open: 1, closed: 0, stuck: [] });
    expect((await ledger('2026-12-09T12:00:00Z')).stuck).toMatchObject([
      { reference: 'WM-4K7Q-2N8D' },
    ]);
  });

  it('closes: nobody holds her, nothing is owed, nothing is stuck', async () => {
    const { holder: _holder, nextStep: _step, ...closed } = anEvent(referralClosed).data;
    await record.execute(anEvent(referralClosed, { data: { ...closed, version: 9 } }));

    const timeline = await timelineOf(first);
    expect(timeline?.state).toBe('closed');
    expect(timeline?.holder).toBeUndefined();
    expect(await ledger('2027-12-09T12:00:00Z')).toMatchObject({ open: 0, closed: 1, stuck: [] });
  });

  it('is open again once it is reopened: somebody holds her, and it can be stuck', async () => {
    await record.execute(anEvent(referralReopened, { data: { version: 10 } }));
    expect((await timelineOf(first))?.holder).toBeDefined();
    expect(await ledger('2027-12-09T12:00:00Z')).toMatchObject({
      ...{ open: 1, closed: 0 },
      stuck: [{ reference: 'WM-4K7Q-2N8D' }],
    });
  });

  it('counts what flows', async () => {
    const counts = (await flows.at(new Date())).counts;

    expect(counts).toContainEqual(
      expect.objectContaining({ type: 'referral.offered.v1', total: 3, lastHour: 3 }),
    );
  });

  it('counts what is long past once, and nothing twice', async () => {
    const hoursOn = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);
    const offered = async (at: Date) =>
      (await flows.at(at)).counts.find(({ type }) => type === 'referral.offered.v1');

    expect(await offered(hoursOn(3))).toMatchObject({ total: 3, lastHour: 0 });
    expect(await offered(hoursOn(3))).toMatchObject({ total: 3, lastHour: 0 });
    await unit.query(
      `INSERT INTO timeline (event_id, subject, type, source, sequence, at, heard_at, traceparent, words)
       SELECT gen_random_uuid(), subject, type, source, sequence, at, $1, traceparent, words
         FROM timeline WHERE type = 'referral.offered.v1' LIMIT 1`,
      [hoursOn(2.5)],
    );
    expect(await offered(hoursOn(3))).toMatchObject({
      total: 4,
      lastHour: 1,
      lastAt: expect.stringMatching(/Z$/),
    });
    expect(await offered(hoursOn(6))).toMatchObject({ total: 4, lastHour: 0 });
    expect(await offered(hoursOn(9))).toMatchObject({ total: 4, lastHour: 0 });
  });
});
