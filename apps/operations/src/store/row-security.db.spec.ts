import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { referralReceived } from '@waymark/contracts';
import { anEvent, Asking, type ReadingAs } from '@waymark/testing';
import { anOperations, type AnOperations } from '../an-operations.fixture.js';
import { RecordEvent } from '../use-cases/record-event.js';

const TABLES = ['timeline', 'ledger', 'reconciliation_difference'];
const event = anEvent(referralReceived);
const { referralId, reference } = event.data;

let operations: AnOperations;
let asking: Asking;
let operator: string;
let run: string;

beforeAll(async () => {
  operations = await anOperations('row-security');
  asking = await Asking.of(operations.databaseUrl);
  operator = await operations.issuers.person({
    ...{ roles: ['operator'], organisation: 'an-area', subject: 'test|op', audience: 'operations' },
  });
  await operations.app.get(RecordEvent).execute(event);
  const [begun] = await operations.query<{ run_id: string }>(
    `INSERT INTO reconciliation (run_id, state, began_at, ended_at, of_comparisons)
     VALUES (gen_random_uuid(), 'done', now(), now(), 1) RETURNING run_id`,
  );
  run = begun?.run_id ?? '';
  await operations.query(
    `INSERT INTO reconciliation_difference
       (of_service, at_service, book, subject, kind, expected, found, last_run, first_seen_at)
     VALUES ('intake', 'routing', 'referrals', $1, 'missing', 1, 0, $2, now())`,
    [referralId, run],
  );
});
afterAll(async () => {
  await asking.close();
  await operations.close();
});

const counts = async (who: ReadingAs): Promise<readonly number[]> => {
  const found: number[] = [];
  for (const table of TABLES) found.push(await asking.count(table, who));
  return found;
};
const get = (path: string) => operations.call('GET', path, { token: operator });

describe('what names a referral', () => {
  it('is there for the service’s own work and for operators', async () => {
    expect(await counts({ actor: 'service' })).toEqual([1, 1, 1]);
    expect(await counts({ organisation: 'an-area', kinds: 'operations' })).toEqual([1, 1, 1]);
  });

  it.each<[string, ReadingAs]>([
    ['a transaction that says nothing', { actor: '' }],
    ['a reader of no kind', { organisation: 'an-area' }],
    ['a reader of another kind', { organisation: 'an-area', kinds: 'reconciliation,operation' }],
  ])('is not there for %s, whatever is asked', async (_, who) => {
    expect(await counts(who)).toEqual([0, 0, 0]);
  });

  it('is changed by no reader', async () => {
    const who = { organisation: 'an-area', kinds: 'operations' };
    expect(await asking.as(who, 'UPDATE ledger SET state = state RETURNING state')).toEqual([]);
  });
});

describe('reading it', () => {
  it.each([
    ['the timeline', () => `/referrals/${referralId}/timeline`, 'timeline.read', () => referralId],
    ['who is found', () => `/referrals?reference=${reference}`, 'referral.found', () => referralId],
    ['where all are', () => '/ledger', 'ledger.read', () => 'an-area'],
    ['the last comparison', () => '/reconciliations/latest', 'reconciliation.read', () => run],
    ['a comparison', () => `/reconciliations/${run}`, 'reconciliation.read', () => run],
  ])('%s leaves a line that says who did', async (_, path, action, subject) => {
    await operations.query('ALTER TABLE audit DISABLE TRIGGER USER; DELETE FROM audit');
    expect((await get(path())).status).toBe(200);
    expect(await operations.query('SELECT action, subject, done_by FROM audit')).toEqual([
      { action, subject: subject(), done_by: 'test|op' },
    ]);
  });

  it('is for whoever calls, and not as the service', async () => {
    await operations.query('ALTER POLICY as_viewer ON timeline USING (false)');
    expect((await get(`/referrals/${referralId}/timeline`)).status).toBe(404);
    await operations.query('ALTER POLICY as_viewer ON ledger USING (false)');
    expect((await get('/ledger')).body).toMatchObject({ open: 0, stuck: [] });
  });
});
