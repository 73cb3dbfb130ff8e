import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, APPLICATION, Asking, type TestDatabase } from '@waymark/testing';
import pg from 'pg';
import { expectOneRow, expectServiceWork, READS_FOR, secureRows } from './row-security.js';

const ROWS = 10_000;
const SEEN = { letter: `hub = ${READS_FOR}`, mark: undefined };
const POLICIES = 'SELECT policyname, tablename, qual, with_check FROM pg_policies ORDER BY 1, 2';
const service = { actor: 'service' };

let place: TestDatabase;
let owner: pg.Client;
let asking: Asking;
const runner = {
  query: async (sql: string) =>
    (await owner.query(sql)).rows as Awaited<
      ReturnType<Parameters<typeof expectServiceWork>[0]['query']>
    >,
};
const policies = async (): Promise<unknown> => (await owner.query(POLICIES)).rows;

beforeAll(async () => {
  place = await aDatabase('row security');
  owner = new pg.Client({ connectionString: place.ownerUrl });
  await owner.connect();
  await owner.query(`
    CREATE TABLE letter (id int PRIMARY KEY, hub text NOT NULL);
    CREATE TABLE mark (id int PRIMARY KEY);
    INSERT INTO letter SELECT n, CASE WHEN n <= 3 THEN 'a-hub' ELSE 'others' END
      FROM generate_series(1, ${String(ROWS)}) n;
    INSERT INTO mark VALUES (1);
    ANALYZE letter`);
  await secureRows(runner, SEEN);
  await owner.query(`GRANT SELECT, INSERT ON letter, mark TO "${APPLICATION}"`);
  asking = await Asking.of(place.url);
});
afterAll(async () => {
  await asking.close();
  await owner.end();
  await place.drop();
});

/** How many rows PostgreSQL expects of the whole table for the service's own work. */
async function expected(): Promise<number> {
  const [row] = await asking.as(service, 'EXPLAIN (FORMAT JSON) SELECT FROM letter');
  const [plan] = (row as { 'QUERY PLAN': readonly [{ Plan: { 'Plan Rows': number } }] })[
    'QUERY PLAN'
  ];
  return plan.Plan['Plan Rows'];
}

const seen = async (): Promise<unknown> => ({
  service: await asking.count('letter', service),
  itsHub: await asking.count('letter', { organisation: 'a-hub' }),
  anotherHub: await asking.count('letter', { organisation: 'another' }),
  nobody: await asking.count('letter', { actor: '' }),
  markOfAHub: await asking.count('mark', { organisation: 'a-hub' }),
});
const ALLOWED = { service: ROWS, itsHub: 3, anotherHub: 0, nobody: 0, markOfAHub: 0 };

describe('secured rows', () => {
  it('are expected to be many for the service’s own work', async () => {
    expect(await expected()).toBeGreaterThan(ROWS / 3);
    expect(await seen()).toEqual(ALLOWED);
  });

  it('are there for the same people however the service’s own work is said', async () => {
    const asCase = await policies();
    await expectOneRow(runner);
    expect(await expected()).toBeLessThan(ROWS / 50);
    expect(await seen()).toEqual(ALLOWED);

    await expectServiceWork(runner);
    expect(await policies()).toEqual(asCase);
    expect(await seen()).toEqual(ALLOWED);
  });

  it('say it once, however often they are told to', async () => {
    const before = await policies();
    await expectServiceWork(runner);
    expect(await policies()).toEqual(before);
  });

  it('are added by the service’s own work alone', async () => {
    const add = `INSERT INTO letter VALUES (0, 'a-hub')`;
    await expect(asking.as({ organisation: 'a-hub' }, add)).rejects.toMatchObject({
      code: '42501',
    });
  });
});
