import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import { uuidV7 } from './uuid-v7.js';
import { eventOf, nextWalk, someone, Walker } from './walk.fixture.js';

const DAY_MS = 86_400_000;

let database: TestDatabase;
let walker: Walker;

beforeAll(async () => {
  database = await aDatabase('tidying');
  walker = await Walker.on(database.url);
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});
beforeEach(async () => {
  await walker.query('TRUNCATE inbox, outbox, said, heard');
});

const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);
const months = async (): Promise<string[]> => {
  const rows = await walker.query<{ name: string }>(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'inbox'::regclass ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
};
const monthOf = (at: Date): string => `inbox_${at.toISOString().slice(0, 7).replace('-', '_')}`;
const placeOf = async (id: string): Promise<string | undefined> => {
  const [row] = await walker.query<{ name: string }>(
    'SELECT tableoid::regclass::text AS name FROM inbox WHERE event_id = $1',
    [id],
  );
  return row?.name;
};

describe('the inbox', () => {
  it('has a partition a month, from the last one to three ahead', async () => {
    const names = await months();
    expect(names).toContain(monthOf(new Date()));
    expect(names).toContain('inbox_other');
    expect(names).toHaveLength(6);
  });

  it('keeps an event with those that were said in the same month, and ids of another kind apart', async () => {
    const [ours, another] = [
      { ...eventOf(someone(), 1), id: uuidV7(new Date()) },
      eventOf(someone(), 1),
    ];
    await walker.hear(ours, another);

    expect(await placeOf(ours.id)).toBe(monthOf(new Date()));
    expect(await placeOf(another.id)).toBe('inbox_other');
  });

  it('claims an event once wherever it is kept', async () => {
    const she = someone();
    const ours = { ...eventOf(she, 1), id: uuidV7(new Date()) };
    await walker.hear(ours);
    await walker.hear(ours, { ...ours, id: uuidV7(new Date()) });

    expect(await walker.effects(she)).toEqual(['intake 1']);
  });
});

describe('tidying', () => {
  it('goes on where an event came before the partition of its month', async () => {
    const year = daysAgo(-366);
    const early = uuidV7(year);
    await walker.query('INSERT INTO inbox (event_id) VALUES ($1)', [early]);
    await walker.query('SELECT inbox_months($1, 2)', [year]);

    expect(await placeOf(early)).toBe('inbox_other');
    expect(await months()).not.toContain(monthOf(year));
    expect((await months()).length).toBeGreaterThan(6);
  });

  it('forgets what was said five weeks ago and has been published, and nothing else', async () => {
    const [old, stuck, fresh] = [someone(), someone(), someone()];
    for (const she of [old, stuck, fresh]) {
      await walker.parts.unitOfWork.run((tx) => {
        tx.publish(nextWalk(she, 1));
        return Promise.resolve();
      });
    }
    await walker.query('UPDATE outbox SET created_at = $2, published_at = $2 WHERE subject = $1', [
      old,
      daysAgo(36),
    ]);
    await walker.query('UPDATE outbox SET created_at = $2 WHERE subject = $1', [
      stuck,
      daysAgo(36),
    ]);
    await walker.query('UPDATE outbox SET published_at = $2 WHERE subject = $1', [
      fresh,
      daysAgo(34),
    ]);
    await walker.parts.tidying.round();

    const left = await walker.query('SELECT subject FROM outbox ORDER BY id');
    expect(left).toEqual([{ subject: stuck }, { subject: fresh }]);
  });

  it('goes on with everything else where one thing cannot be done, such as while somebody holds the inbox', async () => {
    const holder = await walker.parts.connections.lease();
    const today = new Date();
    const last = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 3));
    await walker.query(`DROP TABLE ${monthOf(last)}`);
    await walker.query(
      `INSERT INTO outbox (event_id, subject, sequence, urgent, bucket, type, attributes, data, published_at)
       VALUES (gen_random_uuid(), 'she', 1, false, 0, 'walked.v1', '{}', '{}', $1)`,
      [daysAgo(40)],
    );
    await holder.begin();
    await holder.query('LOCK TABLE inbox IN ROW EXCLUSIVE MODE');
    await walker.parts.tidying.round();
    expect(await months()).not.toContain(monthOf(last));
    expect(await walker.count('outbox', 'she')).toBe(0);

    await holder.rollback();
    holder.release();
    await walker.parts.tidying.round();
    expect(await months()).toContain(monthOf(last));
  });

  it('forgets more than it can take away at once', async () => {
    await walker.query(
      `INSERT INTO outbox (event_id, subject, sequence, urgent, bucket, type, attributes, data, published_at)
       SELECT gen_random_uuid(), 'she', n, false, 0, 'walked.v1', '{}', '{}', $1 FROM generate_series(1, 4500) n`,
      [daysAgo(40)],
    );
    await walker.parts.tidying.round();

    expect(await walker.count('outbox', 'she')).toBe(0);
  });

  it('forgets what was heard more than 400 days ago, month by month, and keeps what is younger', async () => {
    const [long, lately] = [daysAgo(470), daysAgo(390)];
    await walker.query('SELECT inbox_months($1, 1)', [long]);
    await walker.query('SELECT inbox_months($1, 1)', [lately]);
    const ids = [uuidV7(long), uuidV7(lately), someone(), someone()];
    for (const id of ids) await walker.query('INSERT INTO inbox (event_id) VALUES ($1)', [id]);
    await walker.query('UPDATE inbox SET claimed_at = $2 WHERE event_id = $1', [
      ids[2],
      daysAgo(401),
    ]);
    await walker.parts.tidying.round();

    const left = await walker.query<{ event_id: string }>('SELECT event_id FROM inbox');
    expect(left.map(({ event_id: id }) => id).sort()).toEqual([ids[1], ids[3]].sort());
    expect(await months()).not.toContain(monthOf(long));
    expect(await months()).toContain(monthOf(lately));
  });
});
