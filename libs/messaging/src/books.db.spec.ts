import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BookEntries, BookRange } from '@waymark/contracts';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import { Books } from './books.js';
import { PermanentFailure } from './permanent-failure.js';
import { eventOf, nextWalk, Walker } from './walk.fixture.js';

const HER = 'aa000000-0000-4000-8000-00000000000';
const [first, second, third, away] = [1, 2, 3, 4].map((nth) => `${HER}${nth}`) as [
  string,
  string,
  string,
  string,
];
const LATER = '2999-01-01T00:00:00Z';
const EARLIER = '2000-01-01T00:00:00Z';

let database: TestDatabase;
let walker: Walker;
let books: Books;

beforeAll(async () => {
  database = await aDatabase('books');
  walker = await Walker.on(database.url, {
    troubles: { broken: () => Promise.reject(new PermanentFailure('no such path')) },
  });
  books = new Books(
    walker.parts.connections,
    ['intake'],
    [
      {
        name: 'walks',
        sql: `SELECT subject::uuid AS id, count(*)::int AS value, '2020-01-01Z'::timestamptz AS since
              FROM walk WHERE subject LIKE '%-%-%-%-%' GROUP BY subject`,
      },
    ],
  );
  await walker.hear(eventOf(first, 1), eventOf(first, 2), eventOf('a-service', 1));
  await walker.hear(
    eventOf(second, 2),
    eventOf(third, 1, { data: { steps: 1, trouble: 'broken' } }),
  );
  await walker.parts.unitOfWork.run((tx) => {
    tx.publish(nextWalk(away, 1));
    tx.publish(nextWalk(away, 2));
    return Promise.resolve();
  });
  await walker.query(`UPDATE outbox SET published_at = now(), created_at = '2020-01-01Z'
                       WHERE NOT (subject = '${away}' AND sequence = 2)`);
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});

const entries = async (book: string, settledBefore = LATER): Promise<BookEntries['entries']> =>
  (await books.entries(book, 'aa', settledBefore))?.entries ?? [];
const ranges = async (book: string, within = ''): Promise<readonly BookRange[]> =>
  (await books.ranges(book, within)) ?? [];

describe('the books of a service', () => {
  it('are counted and summed by the first digits of the ids; what is no id is left out', async () => {
    expect(await ranges('heard.intake')).toEqual([
      { prefix: 'aa', count: 1, checksum: expect.stringMatching(/^-?\d+$/) },
    ]);
    expect(await ranges('walks', 'aa')).toMatchObject([{ prefix: 'aa00', count: 1 }]);
    expect(await ranges('walks', 'ab')).toEqual([]);
    expect(await ranges('walks', 'aa000000')).toMatchObject([{ prefix: 'aa000000-0', count: 1 }]);
    expect(await ranges('heard.intake', 'aa000000-0')).toMatchObject([
      { prefix: 'aa000000-000', count: 1 },
    ]);
    expect((await books.entries('walks', 'aa000000-000', LATER))?.entries).toHaveLength(1);
  });

  it('have the same sum for the same ids and numbers, whatever book it is, and another for others', async () => {
    const [heard] = await ranges('heard.intake');
    const [kept] = await ranges('walks');
    expect(heard).toEqual(kept);
    await walker.query(`UPDATE heard SET sequence = 3 WHERE subject = '${first}'`);
    const [further] = await ranges('heard.intake');
    await walker.query(`UPDATE heard SET sequence = 2 WHERE subject = '${first}'`);
    expect(further?.count).toBe(heard?.count);
    expect(further?.checksum).not.toBe(heard?.checksum);
  });

  it('say how far each line was heard, and where the rest waits', async () => {
    expect(await entries('heard.intake')).toEqual([
      { subject: first, value: 2, due: 2 },
      { subject: second, value: 0, due: 0, waits: 'parked' },
      { subject: third, value: 0, due: 0, waits: 'quarantined' },
    ]);
  });

  it('say what was said, what others must have heard by now, and what has not left', async () => {
    const ofAway = async (settledBefore: string) =>
      (await entries('said', settledBefore)).find(({ subject }) => subject === away);
    expect(await ofAway(LATER)).toEqual({ subject: away, value: 2, due: 2, waits: 'unpublished' });
    expect(await ofAway('2021-01-01T00:00:00Z')).toMatchObject({ value: 2, due: 1 });
    expect(await ofAway(EARLIER)).toMatchObject({ value: 2, due: 0 });
  });

  it('say what is kept, and how much of it is young', async () => {
    expect(await entries('walks')).toEqual([{ subject: first, value: 2, due: 2 }]);
    expect(await entries('walks', EARLIER)).toEqual([{ subject: first, value: 2, due: 0 }]);
  });

  it('that nobody keeps are not there', async () => {
    expect(await books.ranges('heard.routing', '')).toBeUndefined();
    expect(await books.entries('people', 'aa', LATER)).toBeUndefined();
  });
});
