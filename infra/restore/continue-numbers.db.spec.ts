import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import { nextWalk, Walker } from '../../libs/messaging/src/walk.fixture.js';
import { continueNumbers } from './continue-numbers.mjs';

// The first has been restored; the other two have heard more of it than it knows.
let databases: readonly TestDatabase[];
let walkers: readonly Walker[];
beforeAll(async () => {
  databases = await Promise.all(['restored', 'hears', 'hears-more'].map((name) => aDatabase(name)));
  walkers = await Promise.all(databases.map(({ url }) => Walker.on(url)));
});
afterAll(async () => {
  for (const walker of walkers) await walker.close();
  for (const database of databases) await database.drop();
});

const say = (walker: Walker | undefined, subject: string) =>
  walker?.parts.unitOfWork.run((tx) => {
    tx.publish(nextWalk(subject, 1));
    return Promise.resolve();
  });
const said = async (walker: Walker | undefined) =>
  Object.fromEntries(
    ((await walker?.query('SELECT subject, sequence FROM said')) ?? []).map((row) => {
      const { subject, sequence } = row as { subject: string; sequence: number };
      return [subject, sequence];
    }),
  ) as Readonly<Record<string, number>>;

it('a restored service goes on after what anybody has heard of it, line by line', async () => {
  const [restored, hears, hearsMore] = walkers;
  await say(restored, 'a-short');
  await say(restored, 'b-whole');
  await say(restored, 'b-whole');
  const heard = (walker: Walker | undefined, rows: string) =>
    walker?.query(`INSERT INTO heard (producer, subject, sequence) VALUES ${rows}`);
  await heard(
    hears,
    `('intake', 'a-short', 2), ('intake', 'b-whole', 2), ('routing', 'a-short', 9)`,
  );
  await heard(hearsMore, `('intake', 'a-short', 3), ('intake', 'c-lost', 4)`);

  const [intake, eligibility, routing] = databases.map(({ url }) => url);
  const urls = { intake, eligibility, routing } as Record<string, string>;
  expect(await continueNumbers(urls)).toEqual({
    ...{ intake: ['a-short', 'c-lost'], eligibility: [], routing: ['a-short'] },
  });
  expect(await said(restored)).toEqual({ 'a-short': 3, 'b-whole': 2, 'c-lost': 4 });

  for (const subject of ['a-short', 'b-whole', 'c-lost']) await say(restored, subject);
  expect(await said(restored)).toEqual({ 'a-short': 4, 'b-whole': 3, 'c-lost': 5 });
  expect((await continueNumbers(urls)).intake).toEqual([]);
});
