import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { testEnvironment } from './environment.config.js';

/** A database of one spec file. */
export interface TestDatabase {
  readonly url: string;
  /** Ends every connection to it and drops it. */
  readonly drop: () => Promise<void>;
}

/** Creates an empty database for one spec file; `drop` it in `afterAll`. */
export async function aDatabase(name: string): Promise<TestDatabase> {
  const { databaseUrl } = testEnvironment();
  const words = name.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const unique = `test_${words.slice(0, 40)}_${randomBytes(5).toString('hex')}`;
  await runOn(databaseUrl, `CREATE DATABASE ${unique} TEMPLATE template0`);

  const url = new URL(databaseUrl);
  url.pathname = `/${unique}`;
  return {
    url: url.href,
    drop: () => runOn(databaseUrl, `DROP DATABASE IF EXISTS ${unique} WITH (FORCE)`),
  };
}

async function runOn(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
