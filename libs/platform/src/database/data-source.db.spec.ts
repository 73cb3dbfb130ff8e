import { execFile } from 'node:child_process';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, eventually, type TestDatabase } from '@waymark/testing';
import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source.js';
import { Database } from './database.js';

let place: TestDatabase;
let source: DataSource;
let database: Database;

beforeAll(async () => {
  place = await aDatabase('data source');
  const settings = { url: place.url, name: 'waymark-spec', poolSize: 2, statementTimeoutMs: 200 };
  source = await createDataSource(settings).initialize();
  database = new Database(source);
});
afterAll(async () => {
  await source.destroy();
  await place.drop();
});

describe('an answer of the database', () => {
  it('has days as text, bigint as number and instants as dates', async () => {
    const [row] = await database.query(
      `SELECT '2026-06-01'::date AS day, ARRAY['2026-06-01'::date, NULL] AS days,
              9007199254740991 AS big, ARRAY[1, 2]::bigint[] AS bigs, count(*) AS counted,
              '2026-06-01T00:00:00+01'::timestamptz AS at, '{"a":1}'::jsonb AS json
         FROM generate_series(1, 3)`,
    );
    expect(row).toEqual({
      day: '2026-06-01',
      days: ['2026-06-01', null],
      big: Number.MAX_SAFE_INTEGER,
      bigs: [1, 2],
      counted: 3,
      at: new Date('2026-05-31T23:00:00Z'),
      json: { a: 1 },
    });
  });

  it('fails rather than giving a bigint that a number cannot hold', async () => {
    await expect(database.query('SELECT 9007199254740993 AS big')).rejects.toThrow('too large');
  });

  it('takes parameters apart from the statement', async () => {
    const odd = `'; DROP TABLE x; --`;
    expect(await database.query('SELECT $1::text AS text', [odd])).toEqual([{ text: odd }]);
  });

  it('is reckoned in UTC, whatever the role and the database are set to', async () => {
    const [known] = await database.query<{ name: string }>('SELECT current_database() AS name');
    const ours = `ALTER ROLE CURRENT_USER IN DATABASE "${known?.name ?? ''}"`;
    await database.query(`${ours} SET TimeZone = 'Pacific/Auckland'`);
    await database.query(`${ours} SET DateStyle = 'SQL, DMY'`);
    const elsewhere = await createDataSource({ url: place.url, name: 'elsewhere' }).initialize();
    const asked = new Database(elsewhere);
    const statement = `SELECT current_setting('TimeZone') AS zone,
      '2026-06-01'::timestamptz AS at, '2026-06-02'::date AS day`;
    const reckoned = { zone: 'UTC', at: new Date('2026-06-01T00:00:00Z'), day: '2026-06-02' };
    try {
      expect(await asked.query(statement)).toEqual([reckoned]);
      expect(await asked.queryAsService(statement)).toEqual([reckoned]);
    } finally {
      await asked.onApplicationShutdown();
      await elsewhere.destroy();
      await database.query(`${ours} RESET ALL`);
    }
  });

  it('has the day that was stored, also on a machine in a London summer', async () => {
    const script = `
      import { registerHooks } from 'node:module';
      const ours = (name, given) => given.parentURL?.includes('/libs/') && name.startsWith('./');
      registerHooks({
        resolve: (name, given, next) =>
          next(ours(name, given) ? name.replace(/\\.js$/, '.ts') : name, given),
      });
      const { createDataSource } = await import(${JSON.stringify(pathOf('data-source.ts'))});
      const source = await createDataSource({ url: process.argv[1], name: 'london' }).initialize();
      const [row] = await source.query("SELECT '2026-06-01'::date AS day");
      await source.destroy();
      console.log(JSON.stringify({ ...row, midnight: new Date(2026, 5, 1).toISOString() }));`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--no-warnings', '--input-type=module', '--eval', script, place.url],
      { env: { TZ: 'Europe/London' }, cwd: pathOf('.') },
    );
    expect(JSON.parse(stdout)).toEqual({
      day: '2026-06-01',
      midnight: '2026-05-31T23:00:00.000Z',
    });
  });
});

describe('the pool', () => {
  it('ends a statement that takes too long', async () => {
    await expect(database.query('SELECT pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
  });

  it('lets go of a connection whose other side is gone without a word, and works on with another', async () => {
    const proxy = await aMuteProxy(place.url);
    const settings = { name: 'half-open', poolSize: 1, statementTimeoutMs: 100 };
    const through = await createDataSource({ ...settings, url: proxy.url }).initialize();
    const asked = new Database(through);
    try {
      await asked.query('SELECT 1');
      proxy.mute();
      await expect(asked.query('SELECT 1')).rejects.toThrow('Query read timeout');
      expect(await asked.query('SELECT 2 AS two')).toEqual([{ two: 2 }]);
    } finally {
      await through.destroy();
      await proxy.close();
    }
  }, 15_000);

  it('holds no more connections than it may, and makes the rest wait', async () => {
    const slow = Array.from({ length: 6 }, () =>
      database.query<{ pid: number }>('SELECT pg_backend_pid() AS pid, pg_sleep(0.05)'),
    );
    const pids = (await Promise.all(slow)).map(([row]) => row?.pid);
    expect(new Set(pids).size).toBeLessThanOrEqual(2);
  });

  it('is named in PostgreSQL’s list of connections', async () => {
    expect(await database.query('SHOW application_name')).toEqual([
      { application_name: 'waymark-spec' },
    ]);
  });

  it('lives on when its connections are ended', async () => {
    const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                  WHERE application_name = 'waymark-spec' AND pid <> pg_backend_pid()`;
    await Promise.all([database.query('SELECT pg_sleep(0.05)'), database.query(end)]).catch(
      () => undefined,
    );
    const answers = await eventually('it answers again', () => database.query('SELECT 1 AS one'));
    expect(answers).toEqual([{ one: 1 }]);
  });
});

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** Passes everything on until it is muted: what is connected then hears nothing more, what is new is served. */
async function aMuteProxy(url: string) {
  const target = new URL(url);
  const sockets: Socket[] = [];
  const server = createServer((client) => {
    const behind = connect(Number(target.port), target.hostname);
    client.pipe(behind).pipe(client);
    sockets.push(client, behind);
    for (const socket of [client, behind]) socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url: through.href,
    mute: () => {
      for (const socket of sockets) socket.unpipe().pause();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
