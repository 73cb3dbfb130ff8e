import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, APPLICATION, type TestDatabase } from '@waymark/testing';
import { eventOf, someone, Walker } from './walk.fixture.js';

/** Longer than anything here takes that is not meant to take too long. */
const STATEMENT_TIMEOUT_MS = 800;

let isSlow = true;
let database: TestDatabase;
let walker: Walker;

beforeAll(async () => {
  database = await aDatabase('held-and-slow');
  walker = await Walker.on(database.url, {
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    troubles: {
      slow: (tx) => (isSlow ? tx.query('SELECT pg_sleep(60)') : Promise.resolve()),
      'needs a thing': (tx, { subject }) =>
        tx.query('SELECT FROM thing WHERE subject = $1 FOR UPDATE', [subject]),
    },
  });
  await walker.query(
    `CREATE TABLE thing (subject text PRIMARY KEY); GRANT ALL ON thing TO ${APPLICATION}`,
  );
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});

/** A spec that fails leaves nobody waiting. */
let afterwards: () => Promise<void> = () => Promise.resolve();
afterEach(() => afterwards());

/** Holds the things of these until it is called. */
async function held(...subjects: readonly string[]): Promise<() => Promise<void>> {
  const runner = walker.dataSource.createQueryRunner();
  await runner.startTransaction();
  for (const one of subjects) await runner.query('INSERT INTO thing VALUES ($1)', [one]);
  await runner.commitTransaction();
  await runner.startTransaction();
  await runner.query('SELECT FROM thing WHERE subject = ANY ($1) FOR UPDATE', [subjects]);
  return async () => {
    if (runner.isReleased) return;
    await runner.rollbackTransaction();
    await runner.release();
  };
}

const needing = (she: string) => eventOf(she, 1, { data: { steps: 1, trouble: 'needs a thing' } });

describe('an event that needs what somebody holds', () => {
  it('waits however often it is tried, its neighbours do not, and it is done when that ends', async () => {
    const [she, neighbour] = [someone(), someone()];
    const release = await held(she);
    afterwards = release;
    const batch = [eventOf(neighbour, 1), needing(she), eventOf(neighbour, 2)];
    for (let times = 1; times <= 7; times += 1) {
      expect(await walker.hear(...batch)).toEqual({ lastDone: '0', waitMs: expect.any(Number) });
    }
    expect(await walker.effects(neighbour)).toEqual(['intake 1', 'intake 2']);
    expect(await walker.count('quarantine', she)).toBe(0);

    await release();
    expect(await walker.hear(...batch)).toEqual({ lastDone: '2' });
    expect(await walker.effects(she)).toEqual(['intake 1']);
    expect(await walker.effects(neighbour)).toEqual(['intake 1', 'intake 2']);
  }, 30_000);

  it('is not alone: where a second lock cannot be had either, the rest is not tried one after the other', async () => {
    const all = Array.from({ length: 12 }, someone);
    const release = await held(...all);
    afterwards = release;
    const began = performance.now();
    expect(await walker.hear(...all.map(needing))).toEqual({ waitMs: expect.any(Number) });
    // Once together, then two of them.
    expect(performance.now() - began).toBeLessThan(4 * 0.25 * STATEMENT_TIMEOUT_MS + 1_000);
    await release();
    expect(await walker.hearUntilDone(...all.map(needing))).toBe(1);
  }, 30_000);
});

describe('an event that takes the database too long', () => {
  it('is tried for longer than a mistake, its neighbours go on, and it is done when it is quicker', async () => {
    const [she, neighbour] = [someone(), someone()];
    isSlow = true;
    const slow = eventOf(she, 1, { data: { steps: 1, trouble: 'slow' } });
    for (let times = 1; times <= 6; times += 1) {
      expect(await walker.hear(eventOf(neighbour, times), slow)).toMatchObject({ lastDone: '0' });
    }
    expect(await walker.count('walk', neighbour)).toBe(6);
    expect(await walker.count('quarantine', she)).toBe(0);
    isSlow = false;
    expect(await walker.hearUntilDone(slow)).toBe(1);
    expect(await walker.effects(she)).toEqual(['intake 1']);
  }, 30_000);
});
