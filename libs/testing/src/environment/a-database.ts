import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { testEnvironment } from './environment.config.js';

/** A database of one spec file. */
export interface TestDatabase {
  /** As a service signs in: neither owner nor superuser, with the rights that migrations gave it. */
  readonly url: string;
  /** As the owner of its tables. */
  readonly ownerUrl: string;
  /** Past every rule, to look at what was stored and to do what nobody should. */
  readonly adminUrl: string;
  /** Ends every connection to it and drops it. */
  readonly drop: () => Promise<void>;
}

/** Of the specs' databases together: the role that services sign in as, and the owner of the tables. */
export const APPLICATION = 'waymark_test';
const OWNER = 'waymark_test_owner';
const PASSWORD = 'waymark-test';
const ROLES_LOCK = 7_263_544;
/** As the services' databases are made (infra/postgres/databases.mjs). */
const AS_BYTES = `TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'`;

/** Creates an empty database for one spec file; `drop` it in `afterAll`. */
export async function aDatabase(name: string): Promise<TestDatabase> {
  const { databaseUrl } = testEnvironment();
  const words = name.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const unique = `test_${words.slice(0, 35)}_${randomBytes(5).toString('hex')}`;
  await runOn(
    databaseUrl,
    ROLES,
    `CREATE DATABASE ${unique} OWNER ${OWNER} ${AS_BYTES}`,
    `REVOKE ALL ON DATABASE ${unique} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${unique} TO ${APPLICATION}`,
  );
  const url = new URL(databaseUrl);
  url.pathname = `/${unique}`;
  return {
    ...addressesOf(url.href),
    drop: () => runOn(databaseUrl, `DROP DATABASE IF EXISTS ${unique} WITH (FORCE)`),
  };
}

/** The same database, from any of its addresses. */
export function addressesOf(url: string): Pick<TestDatabase, 'url' | 'ownerUrl' | 'adminUrl'> {
  const admin = new URL(testEnvironment().databaseUrl);
  admin.pathname = new URL(url).pathname;
  const owner = new URL(admin);
  owner.searchParams.set('options', `-c role=${OWNER}`);
  const application = new URL(admin);
  application.username = APPLICATION;
  application.password = PASSWORD;
  return { url: application.href, ownerUrl: owner.href, adminUrl: admin.href };
}

// Specs run side by side, and the roles are the server's.
const ROLES = `DO $$ BEGIN
  PERFORM pg_advisory_xact_lock(${String(ROLES_LOCK)});
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${OWNER}') THEN
    CREATE ROLE ${OWNER} NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${APPLICATION}') THEN
    CREATE ROLE ${APPLICATION} LOGIN PASSWORD '${PASSWORD}';
  END IF;
END $$`;

async function runOn(databaseUrl: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
