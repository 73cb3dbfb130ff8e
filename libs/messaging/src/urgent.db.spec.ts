import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import { eventOf, nextWalk, recordOf, someone, topics, Walker } from './walk.fixture.js';

let database: TestDatabase;
let walker: Walker;

beforeAll(async () => {
  database = await aDatabase('urgent');
  walker = await Walker.on(database.url, {
    troubles: {
      'takes a while': (tx) => tx.query('SELECT pg_sleep(1)'),
      'takes long': (tx) => tx.query('SELECT pg_sleep(5)'),
    },
  });
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});

const say = (subject: string, steps: number, urgent = false): Promise<void> =>
  walker.parts.unitOfWork.run((tx) => {
    tx.publish(nextWalk(subject, steps, urgent));
    return Promise.resolve();
  });

/** Sequences in the order in which a lane sends them. */
async function lane(subject: string, urgent: boolean): Promise<number[]> {
  const rows = await walker.query<{ sequence: number }>(
    'SELECT sequence FROM outbox WHERE subject = $1 AND urgent = $2 ORDER BY id',
    [subject, urgent],
  );
  return rows.map(({ sequence }) => sequence);
}

describe('a subject that turns urgent', () => {
  it('has its earlier events sent again first, with the same ids and numbers', async () => {
    const she = someone();
    await say(she, 1);
    await say(she, 2);
    await say(she, 3, true);
    expect(await lane(she, false)).toEqual([1, 2]);
    expect(await lane(she, true)).toEqual([1, 2, 3]);
    const ids = await walker.query(
      'SELECT sequence, count(DISTINCT event_id)::int AS ids FROM outbox WHERE subject = $1 GROUP BY 1 ORDER BY 1',
      [she],
    );
    expect(ids).toEqual([1, 2, 3].map((sequence) => ({ sequence, ids: 1 })));
  });

  it('stays urgent, whatever follows', async () => {
    const she = someone();
    await say(she, 1, true);
    await say(she, 2);
    await say(she, 3, true);
    expect(await lane(she, true)).toEqual([1, 2, 3]);
    expect(await lane(she, false)).toEqual([]);
  });

  it('in the middle of a transaction takes all of it along', async () => {
    const she = someone();
    await say(she, 1);
    await walker.parts.unitOfWork.run((tx) => {
      tx.publish(nextWalk(she, 2));
      tx.publish(nextWalk(she, 3, true));
      return Promise.resolve();
    });
    expect(await lane(she, true)).toEqual([1, 2, 3]);
  });

  it('misses no event that another transaction is about to commit', async () => {
    const she = someone();
    let commit = (): void => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    await say(she, 1);
    const other = walker.dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query('UPDATE said SET sequence = 2 WHERE subject = $1', [she]);
    await other.query(
      `INSERT INTO outbox (event_id, subject, sequence, urgent, bucket, type, attributes, data)
       SELECT gen_random_uuid(), subject, 2, false, bucket, type, attributes, data FROM outbox WHERE subject = $1`,
      [she],
    );
    const urgent = say(she, 3, true);
    setTimeout(() => {
      commit();
    }, 200);
    await held;
    await other.commitTransaction();
    await other.release();
    await urgent;
    expect(await lane(she, true)).toEqual([1, 2, 3]);
  });

  it('is heard once, from whichever topic is faster', async () => {
    const she = someone();
    const [first, second] = [eventOf(she, 1), eventOf(she, 2)];
    const urgent = [first, { ...second, urgent: true }].map((event) => recordOf(event, 'urgent'));
    const { runners } = walker.parts;
    const topic = topics.topicOf('intake', 'urgent');
    await Promise.all([
      runners.urgent.handle({ topic, partition: 0, records: urgent }),
      walker.hear(first),
    ]);
    await walker.hear(first, second);
    expect(await walker.effects(she)).toEqual(['intake 1', 'intake 2']);
  });
});

describe('what is not urgent', () => {
  const urgently = (subject: string, trouble: string): Promise<unknown> => {
    const event = { ...eventOf(subject, 1, { data: { steps: 1, trouble } }), urgent: true };
    const topic = topics.topicOf('intake', 'urgent');
    const records = [recordOf(event, 'urgent')];
    return walker.parts.runners.urgent.handle({ topic, partition: 0, records });
  };
  const firstOf = (urgent: Promise<unknown>, other: Promise<unknown>): Promise<string> =>
    Promise.race([urgent.then(() => 'urgent'), other.then(() => 'other')]);

  it('lets urgent events pass that are in hand', async () => {
    const urgent = urgently(someone(), 'takes a while');
    const other = walker.hear(eventOf(someone(), 1));
    expect(await firstOf(urgent, other)).toBe('urgent');
    expect(await other).toEqual({ lastDone: '0' });
  });

  it('gets on however long they take', async () => {
    const urgent = urgently(someone(), 'takes long');
    const other = walker.hear(eventOf(someone(), 1));
    expect(await firstOf(urgent, other)).toBe('other');
    await urgent;
  });
});
