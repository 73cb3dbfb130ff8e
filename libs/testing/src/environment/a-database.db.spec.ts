import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { aDatabase, type TestDatabase } from './a-database.js';

const created: TestDatabase[] = [];

async function database(name: string): Promise<TestDatabase> {
  const one = await aDatabase(name);
  created.push(one);
  return one;
}

async function answer(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(question);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

afterAll(async () => {
  await Promise.all(created.map((one) => one.drop()));
});

describe('the database of a spec file', () => {
  it('is PostgreSQL 18, empty, and nobody else has it', async () => {
    const [first, second] = [await database('Send referral'), await database('Send referral')];
    const tables = `SELECT count(*)::int AS answer FROM pg_tables WHERE schemaname = 'public'`;

    await answer(first.ownerUrl, 'CREATE TABLE referral (id int)');

    expect(await answer(first.url, tables)).toBe(1);
    expect(await answer(second.url, tables)).toBe(0);
    expect(await answer(first.url, `SELECT current_setting('server_version') AS answer`)).toMatch(
      /^18\./,
    );
  });

  it('is gone once dropped, even with a connection open', async () => {
    const one = await database('dropped');
    const client = new pg.Client({ connectionString: one.url });
    client.on('error', () => undefined);
    await client.connect();

    await one.drop();

    await expect(answer(one.url, 'SELECT 1 AS answer')).rejects.toThrow('does not exist');
    await client.end().catch(() => undefined);
  });
});
