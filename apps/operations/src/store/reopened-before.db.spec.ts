import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralClosed,
  referralOffered,
  referralReceived,
  referralReopened,
  type EventDefinition,
} from '@waymark/contracts';
import {
  aDatabase,
  anEvent,
  unitOfWorkOn,
  type TestDatabase,
  type TestUnitOfWork,
} from '@waymark/testing';
import type { QueryRunner } from 'typeorm';
import { RecordEvent } from '../use-cases/record-event.js';
import { LedgerStore } from './ledger.store.js';
import { LedgerView } from './ledger.view.js';
import { ReopenedBefore1765200000075 } from './migrations/1765200000075-reopened-before.js';
import { operationsMigrations } from './migrations/operations-migrations.js';
import { TimelineStore } from './timeline.store.js';

const idOf = (at: number) => `0b8f6f0e-0000-4000-8000-00000000020${String(at)}`;

/** What routing said of each, in its order, as the ledger kept it before: once closed, closed for ever. */
const LIVES: readonly (readonly EventDefinition[])[] = [
  [referralOffered, referralClosed, referralReopened],
  [referralOffered, referralClosed, referralReopened, referralOffered],
  [referralOffered, referralClosed, referralReopened, referralClosed],
  [referralOffered, referralClosed],
  [referralOffered],
];

describe('the ledger of referrals that were reopened before it could say so', () => {
  let database: TestDatabase;
  let unit: TestUnitOfWork;
  beforeAll(async () => {
    database = await aDatabase('reopened-before');
    unit = await unitOfWorkOn(database.url, {
      service: 'operations',
      migrations: operationsMigrations,
    });
    const record = new RecordEvent(unit.unitOfWork, new TimelineStore(), new LedgerStore());
    for (const [at, life] of LIVES.entries()) {
      const subject = idOf(at);
      const reference = `WM-4K7Q-2N8${String(at)}`;
      await record.execute(anEvent(referralReceived, { subject, data: { reference } }));
      for (const [nth, definition] of life.entries()) {
        const sequence = nth + 1;
        const said = { subject, sequence, data: { version: sequence } };
        await record.execute(anEvent(definition as typeof referralOffered, said));
      }
      const ended = life.some(({ type }) => type === referralClosed.type);
      await unit.query('UPDATE ledger SET closed = $2 WHERE referral_id = $1', [subject, ended]);
    }
  });
  afterAll(async () => {
    await unit.close();
    await database.drop();
  });

  const mend = () =>
    new ReopenedBefore1765200000075().up({
      query: (sql: string) => unit.query(sql),
    } as unknown as QueryRunner);
  const closed = async () =>
    (await unit.query<{ closed: boolean }>('SELECT closed FROM ledger ORDER BY referral_id')).map(
      (row) => row.closed,
    );
  const stuck = async () => {
    const longAfter = new Date('2028-01-01T12:00:00Z');
    const ledger = await unit.unitOfWork.run((tx) => new LedgerView().at(tx, longAfter));
    return ledger.stuck.map(({ referralId }) => referralId).toSorted();
  };

  it('opens those that go on, and they can be stuck; what was closed since, or never reopened, stays closed', async () => {
    expect(await closed()).toEqual([true, true, true, true, false]);
    expect(await stuck()).toEqual([idOf(4)]);
    await mend();
    expect(await closed()).toEqual([false, false, true, true, false]);
    expect(await stuck()).toEqual([idOf(0), idOf(1), idOf(4)]);
  });

  it('changes nothing when it is done again', async () => {
    await mend();
    await mend();
    expect(await closed()).toEqual([false, false, true, true, false]);
  });
});
