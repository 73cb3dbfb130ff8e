import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import { eventOf, recordOf, someone, topics, Walker } from './walk.fixture.js';

let database: TestDatabase;
let walker: Walker;

beforeAll(async () => {
  database = await aDatabase('record-reader');
  walker = await Walker.on(database.url);
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});

describe('a record that is no good event', () => {
  it.each([
    ['broken bytes', { value: Buffer.from('{"steps":') }, 'unreadable'],
    ['no value', { value: null }, 'unreadable'],
    ['no headers', { headers: {} }, 'unreadable'],
  ])('with %s is quarantined, its neighbours are not', async (_, broken, reason) => {
    const [she, good] = [someone(), someone()];
    const record = { ...recordOf(eventOf(she, 1)), ...broken, partition: randomPartition() };
    const outcome = await walker.hear(record, eventOf(good, 1));
    expect(outcome).toEqual({ lastDone: '1' });
    expect(await walker.effects(good)).toEqual(['intake 1']);
    expect(await walker.query('SELECT reason FROM quarantine WHERE subject = $1', [she])).toEqual([
      { reason },
    ]);
    expect(await walker.query('SELECT type FROM outbox WHERE subject = $1', [she])).toEqual([
      { type: 'event.quarantined.v1' },
    ]);
    await walker.hear(record);
    expect(await walker.count('quarantine', she)).toBe(1);
    expect(await walker.count('outbox', she)).toBe(1);
  });

  it('that breaks its contract is quarantined and does not use up its place', async () => {
    const she = someone();
    await walker.hear(eventOf(she, 1, { data: { steps: 'many' } }), eventOf(she, 2));
    expect(await walker.query('SELECT reason FROM quarantine WHERE subject = $1', [she])).toEqual([
      { reason: 'contract-broken' },
    ]);
    expect(await walker.count('parked', she)).toBe(1);
  });

  it('of a type in no catalogue is quarantined', async () => {
    const she = someone();
    const unknown = { ...eventOf(she, 1), type: 'unknown.v1' };
    await walker.hear(unknown);
    expect(await walker.query('SELECT reason FROM quarantine WHERE subject = $1', [she])).toEqual([
      { reason: 'unknown-type' },
    ]);
  });

  it('that claims another source than the owner of its topic is quarantined', async () => {
    const she = someone();
    const forged = recordOf(eventOf(she, 1, { source: 'eligibility' }));
    await walker.hear({ ...forged, topic: topics.topicOf('intake', 'normal') });
    expect(await walker.query('SELECT reason FROM quarantine WHERE subject = $1', [she])).toEqual([
      { reason: 'unreadable' },
    ]);
  });

  it('with fields this version does not know is heard', async () => {
    const she = someone();
    await walker.hear(eventOf(she, 1, { data: { steps: 1, colour: 'green' } }));
    expect(await walker.effects(she)).toEqual(['intake 1']);
  });
});

const randomPartition = (): number => parseInt(randomUUID().slice(0, 6), 16);
