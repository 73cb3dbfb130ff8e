import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralAccepted,
  referralAcknowledged,
  referralAssessed,
  referralOffered,
  referralQuestionAsked,
  referralReceived,
  referralWaitlisted,
  type NextStep,
  type StuckReferral,
  type WaymarkEvent,
} from '@waymark/contracts';
import {
  aDatabase,
  anEvent,
  unitOfWorkOn,
  type TestDatabase,
  type TestUnitOfWork,
} from '@waymark/testing';
import { RecordEvent } from '../use-cases/record-event.js';
import { LedgerStore } from './ledger.store.js';
import { LedgerView } from './ledger.view.js';
import { operationsMigrations } from './migrations/operations-migrations.js';
import { TimelineStore } from './timeline.store.js';

const LONG_AFTER = new Date('2027-11-22T12:00:00Z');

/** How far each referral has come; then nothing more is heard of it. */
const STAGES = [
  { stage: 'received' },
  { stage: 'assessed', next: referralAssessed },
  { stage: 'offered', next: referralOffered },
  { stage: 'acknowledged', next: referralAcknowledged },
  { stage: 'question asked', next: referralQuestionAsked },
  { stage: 'accepted', next: referralAccepted },
  { stage: 'waiting list', next: referralWaitlisted },
] as const;

/** Where routing has not spoken. */
const QUARTER_OF_AN_HOUR_LATER = '2026-11-22T10:15:00.000Z';

const owedAfter = (event: WaymarkEvent | undefined): NextStep | undefined =>
  (event?.data as { readonly nextStep?: NextStep } | undefined)?.nextStep;

describe('a referral that is held up', () => {
  let database: TestDatabase;
  let unit: TestUnitOfWork;
  const events = new Map<string, WaymarkEvent>();
  const idOf = (at: number) => `0b8f6f0e-0000-4000-8000-00000000010${String(at)}`;
  const stuck = new Map<string, StuckReferral>();

  beforeAll(async () => {
    database = await aDatabase('stuck');
    unit = await unitOfWorkOn(database.url, {
      service: 'operations',
      migrations: operationsMigrations,
    });
    const record = new RecordEvent(unit.unitOfWork, new TimelineStore(), new LedgerStore());
    for (const [at, step] of STAGES.entries()) {
      const subject = idOf(at);
      const reference = `WM-4K7Q-2N8${String(at)}`;
      await record.execute(anEvent(referralReceived, { subject, data: { reference } }));
      if (!('next' in step)) continue;
      const time = '2026-11-22T11:00:00.000Z';
      const event = anEvent(step.next as typeof referralOffered, { subject, time });
      await record.execute(event);
      events.set(step.stage, event);
    }
    const ledger = await unit.unitOfWork.run((tx) => new LedgerView().at(tx, LONG_AFTER));
    for (const [at, { stage }] of STAGES.entries()) {
      const one = ledger.stuck.find(({ referralId }) => referralId === idOf(at));
      if (one !== undefined) stuck.set(stage, one);
    }
  });
  afterAll(async () => {
    await unit.close();
    await database.drop();
  });

  it.each(STAGES)(
    'after $stage is named with its owner, its limit and the last event',
    ({ stage }) => {
      const last = events.get(stage);
      const found = stuck.get(stage);

      expect(found).toMatchObject({
        lastEvent: { type: last?.type ?? 'referral.received.v1' },
        needsAttention: false,
      });
      expect(found?.nextStep?.owner).toBe(owedAfter(last)?.owner);
      expect(found?.dueAt).toBe(owedAfter(last)?.dueAt ?? QUARTER_OF_AN_HOUR_LATER);
    },
  );
});
