import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralAssessed,
  referralClosed,
  referralHeld,
  referralOffered,
  referralReceived,
  type Ledger,
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
    const views = { query: (sql, parameters) => unit.query(sql, parameters) } as Database;
    record = new RecordEvent(unit.unitOfWork, new TimelineStore(), new LedgerStore());
    timelines = new TimelineView(views);
    ledgers = new LedgerView(views);
    flows = new FlowView(views);
  });

  afterAll(async () => {
    await unit.close();
    await database.drop();
  });

  const ledger = (at = '2026-11-22T12:00:00Z'): Promise<Ledger> => ledgers.at(new Date(at));

  it('opens the ledger when a referral is received, held by the team that sent it', async () => {
    await record.execute(anEvent(referralReceived));

    expect(await timelines.of(first)).toMatchObject({
      reference: 'WM-4K7Q-2N8D',
      state: 'received',
      holder: { organisation: 'demo-midwives', kind: 'sending-team' },
      entries: [{ type: 'referral.received.v1', source: 'intake', sequence: 1 }],
    });
  });

  it('follows the referral, and shows its story in order', async () => {
    await record.execute(anEvent(referralAssessed, { time: '2026-11-22T10:00:01.000Z' }));
    await record.execute(anEvent(referralOffered, { time: '2026-11-22T10:00:02.000Z' }));

    const timeline = await timelines.of(first);
    expect(timeline?.entries.map(({ type }) => type)).toEqual([
      'referral.received.v1',
      'referral.assessed.v1',
      'referral.offered.v1',
    ]);
    expect(timeline).toMatchObject({ state: 'offered', nextStep: { what: 'acknowledge' } });
  });

  it('hears an event once, however often it is delivered', async () => {
    const again = anEvent(referralHeld, { data: { version: 3 } });
    await record.execute(again);
    await record.execute(again);

    expect((await timelines.of(first))?.entries).toHaveLength(4);
  });

  it('lets an older change never overwrite a newer holder', async () => {
    await record.execute(
      anEvent(referralOffered, {
        data: { version: 1, holder: { organisation: 'late', kind: 'mmhs-hub', name: 'Late' } },
      }),
    );

    expect((await timelines.of(first))?.holder?.organisation).toBe('demo-midwives');
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

    const timeline = await timelines.of(first);
    expect(timeline?.state).toBe('closed');
    expect(timeline?.holder).toBeUndefined();
    expect(await ledger('2027-12-09T12:00:00Z')).toMatchObject({ open: 0, closed: 1, stuck: [] });
  });

  it('finds by reference however it is typed, and by id', async () => {
    expect(await timelines.find(' wm-4k7q-2n8d ')).toEqual([first]);
    expect(await timelines.find(first.toUpperCase())).toEqual([first]);
    expect(await timelines.find('WM-0000-0000')).toEqual([]);
  });

  it('counts what flows', async () => {
    const counts = (await flows.at(new Date())).counts;

    expect(counts).toContainEqual(
      expect.objectContaining({ type: 'referral.offered.v1', total: 2, lastHour: 2 }),
    );
  });
});
