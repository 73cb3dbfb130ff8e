import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, type Migration } from '@waymark/platform';
import { aDatabase, APPLICATION, type TestDatabase } from '@waymark/testing';
import pg from 'pg';
import { migrations as eligibility } from '../../apps/eligibility/src/migrations.js';
import { migrations as intake } from '../../apps/intake/src/migrations.js';
import { migrations as notification } from '../../apps/notification/src/migrations.js';
import { migrations as operations } from '../../apps/operations/src/migrations.js';
import { migrations as routing } from '../../apps/routing/src/migrations.js';
import { migrations as web } from '../../apps/web/src/migrations.js';

const NOT_ALLOWED = '42501';
const services: Readonly<Record<string, readonly Migration[]>> = {
  intake,
  eligibility,
  routing,
  notification,
  operations,
  web,
};
/** What is only ever added to, by service. */
const messaging = ['audit', 'audit_seal', 'quarantine_copy'];
const appendOnly: Readonly<Record<string, readonly string[]>> = {
  intake: [...messaging, 'opening', 'opening_review', 'restriction_change'],
  eligibility: [...messaging, 'assessment'],
  routing: [
    ...messaging,
    ...['placement_step', 'placement_facts', 'placement_assessment', 'plan_change'],
  ],
  notification: messaging,
  operations: [...messaging, 'timeline'],
  web: ['account_change', 'skipped'],
};

/** Nothing about anybody: what else a service keeps. A table that is not named here has row-level security. */
const aboutNobody: Readonly<Record<string, readonly string[]>> = {
  every: [
    ...['audit', 'audit_seal', 'heard', 'idempotency', 'inbox', 'migrations', 'outbox', 'parked'],
    ...[
      'quarantine',
      'quarantine_care',
      'quarantine_copy',
      'quarantine_run',
      'relay_lease',
      'relay_member',
      'said',
    ],
  ],
  intake: ['geography_edition', 'geography_import', 'place_list', 'postcode', 'practice'],
  eligibility: ['criteria_revision', 'place_list_revision', 'what_if_salt'],
  notification: [],
  operations: ['reconciliation'],
  // Keys, and how often an address or an account has asked within minutes: what it asked for is not in it.
  web: ['secret', 'request_count'],
  routing: [
    ...['clock_lease', 'directory_entry', 'directory_state'],
    ...['service_closure', 'service_figures', 'service_opening_watch', 'service_settings'],
  ],
};

describe.each(Object.keys(services))('as the role that %s signs in as', (service) => {
  let database: TestDatabase;
  let application: pg.Client;
  let owner: pg.Client;
  let tables: readonly string[];

  /** The SQLSTATE of what is not done, or `done`; nothing of it stays. */
  const tried = async (statement: string, on = application): Promise<unknown> => {
    await on.query('BEGIN');
    try {
      await on.query(statement);
      return 'done';
    } catch (error) {
      return Reflect.get(error as object, 'code');
    } finally {
      await on.query('ROLLBACK');
    }
  };
  /** Those of the tables for which it is done. */
  const doneOf = async (statement: (table: string) => string): Promise<readonly string[]> => {
    const done = [];
    for (const table of tables) {
      const end = await tried(statement(table));
      if (end === 'done') done.push(table);
      else expect([table, end]).toEqual([table, NOT_ALLOWED]);
    }
    return done;
  };

  beforeAll(async () => {
    database = await aDatabase(`rights ${service}`);
    await migrate({
      url: database.ownerUrl,
      name: 'rights',
      application: APPLICATION,
      migrations: services[service] ?? [],
    });
    [application, owner] = [database.url, database.ownerUrl].map(
      (connectionString) => new pg.Client({ connectionString }),
    ) as [pg.Client, pg.Client];
    await Promise.all([application.connect(), owner.connect()]);
    const { rows } = await owner.query<{ name: string }>(
      `SELECT quote_ident(relname) AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
       AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`,
    );
    tables = rows.map(({ name }) => name);
  });
  afterAll(async () => {
    await Promise.all([application.end(), owner.end()]);
    await database.drop();
  });

  it('every table can be read and added to, but not which migrations there were', async () => {
    expect(await doneOf((table) => `SELECT FROM ${table} LIMIT 1`)).toEqual(tables);
    expect(
      await doneOf(
        (table) => `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM ${table} LIMIT 0`,
      ),
    ).toEqual(tables.filter((table) => table !== 'migrations'));
  });

  it('what is append-only is neither changed nor deleted, everything else may be', async () => {
    const never = appendOnly[service] ?? [];
    const kept = service === 'web' ? [] : ['outbox'];
    const others = tables.filter((table) => !['migrations', ...never].includes(table));
    expect(await doneOf((table) => `DELETE FROM ${table}`)).toEqual(
      others.filter((table) => !kept.includes(table)),
    );
    const column = async (table: string): Promise<string> => {
      const { rows } = await owner.query<{ name: string }>(
        `SELECT quote_ident(attname) AS name FROM pg_attribute
         WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' LIMIT 1`,
        [table],
      );
      return rows[0]?.name ?? '';
    };
    const columns = Object.fromEntries(
      await Promise.all(tables.map(async (table) => [table, await column(table)] as const)),
    );
    const update = (table: string): string =>
      `UPDATE ${table} SET ${String(columns[table])} = ${String(columns[table])}`;
    expect(await doneOf(update)).toEqual(others.filter((table) => !kept.includes(table)));
  });

  it('rows about somebody are not there for whoever does not say for whom is read', async () => {
    const named = aboutNobody[service] ?? [];
    const { rows } = await owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
       AND relkind IN ('r', 'p') AND NOT relispartition AND NOT (relrowsecurity AND relforcerowsecurity)`,
    );
    const open = [...(aboutNobody.every ?? []), ...named].filter((name) => tables.includes(name));
    expect(rows.map(({ name }) => name).toSorted()).toEqual(open.toSorted());
  });

  it.each([
    ['emptied', (table: string) => `TRUNCATE ${table} CASCADE`],
    ['dropped', (table: string) => `DROP TABLE ${table} CASCADE`],
    ['altered', (table: string) => `ALTER TABLE ${table} ADD COLUMN more int`],
    ['robbed of its triggers', (table: string) => `ALTER TABLE ${table} DISABLE TRIGGER USER`],
    ['given away', (table: string) => `GRANT ALL ON ${table} TO PUBLIC`],
    ['taken', (table: string) => `ALTER TABLE ${table} OWNER TO CURRENT_USER`],
    [
      'watched by a trigger',
      (table: string) =>
        `CREATE TRIGGER watched BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
    ],
  ])('no table is %s', async (_, statement) => {
    // Where nothing can be granted PostgreSQL only warns.
    const done = (await doneOf(statement)).filter((table) => !statement(table).startsWith('GRANT'));
    expect(done).toEqual([]);
    const { rows } = await owner.query(
      `SELECT relname FROM pg_class, aclexplode(relacl) WHERE relnamespace = 'public'::regnamespace AND grantee = 0`,
    );
    expect(rows).toEqual([]);
  });

  it.each([
    'CREATE TABLE another (id int)',
    'CREATE TEMP TABLE another (id int)',
    'CREATE SCHEMA another',
    'CREATE FUNCTION another() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'CREATE ROLE another',
    'SET ROLE waymark_test_owner',
    'SET SESSION AUTHORIZATION postgres',
    'SET session_replication_role = replica',
  ])('there is no %s', async (statement) => {
    expect(await tried(statement)).toBe(NOT_ALLOWED);
  });

  it('what was said stays as it was said, and only whether Kafka has it changes', async () => {
    if (service === 'web') return;
    expect(await tried('UPDATE outbox SET published_at = now(), created_at = now()')).toBe('done');
    for (const column of ['data', 'attributes', 'subject', 'sequence', 'event_id'])
      expect(await tried(`UPDATE outbox SET ${column} = ${column}`)).toBe(NOT_ALLOWED);
  });

  it('a table that is made beside migrations can be used and no more', async () => {
    await owner.query('CREATE TABLE later (id bigserial)');
    expect(await tried('INSERT INTO later DEFAULT VALUES')).toBe('done');
    expect(await tried('TRUNCATE later')).toBe(NOT_ALLOWED);
    await owner.query('DROP TABLE later');
  });
});
