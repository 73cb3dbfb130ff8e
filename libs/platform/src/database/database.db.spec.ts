import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, APPLICATION, type TestDatabase } from '@waymark/testing';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source.js';
import { Database } from './database.js';
import { secureRows } from './row-security.js';

const ACTOR = `SELECT coalesce(current_setting('app.actor', true), '') AS actor`;
const LETTERS = 'SELECT id FROM letter';

let place: TestDatabase;
let source: DataSource;
let database: Database;

beforeAll(async () => {
  place = await aDatabase('service connections');
  const owner = new pg.Client({ connectionString: place.ownerUrl });
  await owner.connect();
  await owner.query('CREATE TABLE letter (id int PRIMARY KEY)');
  await owner.query('INSERT INTO letter VALUES (1)');
  await secureRows({ query: (sql) => owner.query(sql) }, { letter: undefined });
  await owner.query(`GRANT SELECT, INSERT, UPDATE ON letter TO "${APPLICATION}"`);
  await owner.end();
  const settings = { url: place.url, name: 'service-connections', poolSize: 2 };
  source = await createDataSource({ ...settings, statementTimeoutMs: 200 }).initialize();
  database = new Database(source);
});
afterAll(async () => {
  await database.onApplicationShutdown();
  await source.destroy();
  await place.drop();
});

const many = <T>(ask: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 6 }, () => ask()));

describe('a statement of the service’s own work', () => {
  it('sees and changes what is about somebody', async () => {
    expect(await database.queryAsService(LETTERS)).toEqual([{ id: 1 }]);
    await database.queryAsService('INSERT INTO letter VALUES ($1)', [2]);
    const changed = 'UPDATE letter SET id = 3 WHERE id = $1 RETURNING id';
    expect(await database.queryAsService(changed, [2])).toEqual([{ id: 3 }]);
  });

  it('has days, bigint and instants as everywhere', async () => {
    const sql = `SELECT '2026-06-01'::date AS day, $1::bigint AS big`;
    expect(await database.queryAsService(sql, [7])).toEqual([{ day: '2026-06-01', big: 7 }]);
  });

  it('has no transaction around it that would have to be begun and ended', async () => {
    // PostgreSQL refuses it within one.
    expect(await database.queryAsService('VACUUM letter')).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['that is wrong', 'SELECT nothing', '42703'],
    ['that breaks a rule', 'INSERT INTO letter VALUES (1)', '23505'],
    ['that takes too long', 'SELECT pg_sleep(5)', '57014'],
  ])('%s fails alone', async (_, sql, code) => {
    await expect(database.queryAsService(sql)).rejects.toMatchObject({ code });
    expect(await database.queryAsService(ACTOR)).toEqual([{ actor: 'service' }]);
  });

  it('has half as many connections as there are for the rest', async () => {
    const pid = 'SELECT pg_backend_pid() AS pid, pg_sleep(0.02)';
    const rows = await many(() => database.queryAsService<{ pid: number }>(pid));
    expect(new Set(rows.map(([row]) => row?.pid)).size).toBe(1);
  });
});

describe('a statement that does not say whose it is', () => {
  it('never has a connection of the service’s own work, before it, beside it or after it failed', async () => {
    const nobody = [{ actor: '' }];
    expect(await many(() => database.query(ACTOR))).toEqual(Array(6).fill(nobody));
    await Promise.allSettled([
      ...Array.from({ length: 4 }, () => database.queryAsService('SELECT nothing')),
      database.queryOwn({ subject: 'x' }, 'SELECT nothing'),
    ]);
    const asked = await Promise.all([
      many(() => database.query(ACTOR)),
      many(() => database.queryAsService(ACTOR)),
    ]);
    expect(asked[0]).toEqual(Array(6).fill(nobody));
    expect(await many(() => database.query(LETTERS))).toEqual(Array(6).fill([]));
  });

  it('may not add a row', async () => {
    const adding = database.query('INSERT INTO letter VALUES (9)');
    await expect(adding).rejects.toMatchObject({ code: '42501' });
  });
});
