import { describe, expect, it } from '@jest/globals';
import {
  CellCipher,
  migrate,
  readSealingKeys,
  type Migration,
  type SealedColumn,
} from '@waymark/platform';
import { aDatabase, APPLICATION } from '@waymark/testing';
import pg from 'pg';
import { migrations as intake } from '../../apps/intake/src/migrations.js';
import { SEALED_COLUMNS as ofIntake } from '../../apps/intake/src/store/sealed-columns.js';
import { migrations as notification } from '../../apps/notification/src/migrations.js';
import { SEALED_COLUMNS as ofNotification } from '../../apps/notification/src/store/sealed-columns.js';
import { migrations as routing } from '../../apps/routing/src/migrations.js';
import { SEALED_COLUMNS as ofRouting } from '../../apps/routing/src/store/sealed-columns.js';
import { migrations as web } from '../../apps/web/src/migrations.js';
import { SEALED_COLUMNS as ofWeb } from '../../apps/web/src/store/sealed-columns.js';
import { resealDatabase } from './reseal.mjs';

const TYPES = { text: 'text', bytes: 'bytea', parts: 'jsonb', passing: 'json' };
const key = (id: string, byte: number): string =>
  `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const [OLD, NEW] = [key('old', 1), key('new', 2)];
const ONE = '0b8f6f0e-0000-4000-8000-000000000001';
const TWO = '0b8f6f0e-0000-4000-8000-000000000002';

interface Of {
  readonly service: string;
  readonly migrations: readonly Migration[];
  readonly columns: readonly SealedColumn[];
  /** One row of each table, sealed as the service does it. */
  readonly rows: (
    seal: (text: string, table: string, row: string, column: string) => string,
  ) => Readonly<Record<string, object>>;
}
const services: readonly Of[] = [
  { service: 'intake', migrations: intake, columns: ofIntake, rows: () => ({}) },
  {
    service: 'routing',
    migrations: routing,
    columns: ofRouting,
    rows: (seal) => ({
      plan_words: { plan_id: ONE, entry_id: TWO, sealed: seal('words', 'plan_words', ONE, TWO) },
    }),
  },
  {
    service: 'notification',
    migrations: notification,
    columns: ofNotification,
    rows: (seal) => ({
      webhook: {
        ...{ id: ONE, organisation: 'here', url: 'https://system.example' },
        secret: seal('secret', 'webhook', ONE, 'secret'),
        earlier_secret: seal('earlier', 'webhook', ONE, 'secret'),
      },
    }),
  },
  {
    service: 'web',
    migrations: web,
    columns: ofWeb,
    rows: (seal) => ({
      secret: { name: 'signing', value: seal('secret', 'secret', 'signing', 'value') },
      draft: {
        ...{ id: ONE, account_id: TWO, organisation: 'here' },
        answers: {
          occurrences: { sealed: seal('1', 'draft', ONE, 'occurrences') },
          topics: { need: { sealed: seal('2', 'draft', ONE, 'topics.need') } },
        },
        attempted: { sealed: seal('3', 'draft', ONE, 'attempted') },
      },
      own_draft: {
        id: ONE,
        answers: { home: { sealed: seal('4', 'own_draft', ONE, 'home') } },
        attempted: { sealed: seal('5', 'own_draft', ONE, 'attempted') },
        sent: { sealed: seal('6', 'own_draft', ONE, 'sent') },
      },
      kept_form: {
        ...{ id: 'kept', account_id: ONE, membership_id: TWO },
        sealed: seal('form', 'kept_form', 'kept', `${ONE} ${TWO}`),
      },
      session: {
        ...{ sid: 'here', expire: '2030-01-01' },
        sess: { person: { idToken: seal('token', 'session', 'here', 'idToken') } },
      },
    }),
  },
];

describe.each(services)('what $service seals', ({ service, migrations, columns, rows }) => {
  const withDatabase = async (work: (owner: pg.Client) => Promise<void>): Promise<void> => {
    const database = await aDatabase(`sealed ${service}`);
    const { ownerUrl: url } = database;
    await migrate({ url, name: 'sealed', application: APPLICATION, migrations });
    const owner = new pg.Client({ connectionString: url });
    await owner.connect();
    try {
      await work(owner);
    } finally {
      await owner.end();
      await database.drop();
    }
  };

  it('is in columns of its tables, whose rows are found by their key', async () => {
    await withDatabase(async (owner) => {
      for (const { table, column, key: keyColumns, as } of columns) {
        const { rows: found } = await owner.query<{ type: string; key: string[] }>(
          `SELECT format_type(atttypid, NULL) AS type, (SELECT array_agg(k.attname::text ORDER BY k.attname)
             FROM pg_index i JOIN pg_attribute k ON k.attrelid = i.indrelid AND k.attnum = ANY (i.indkey)
            WHERE i.indrelid = a.attrelid AND i.indisprimary) AS key
             FROM pg_attribute a WHERE attrelid = $1::regclass AND attname = $2`,
          [table, column],
        );
        const is = { type: TYPES[as.is], key: [...keyColumns].sort() };
        expect({ table, column, found }).toEqual({ table, column, found: [is] });
      }
    });
  });

  it('is sealed anew by another key, and opens as before', async () => {
    const old = new CellCipher(readSealingKeys(OLD), columns);
    const cells: { text: string; table: string; row: string; column: string }[] = [];
    const seal: Parameters<Of['rows']>[0] = (text, table, row, column) => {
      cells.push({ text, table, row, column });
      return old.seal(text, { table, row, column });
    };
    await withDatabase(async (owner) => {
      for (const [table, row] of Object.entries(rows(seal))) {
        await withoutReferences(owner, table);
        const names = Object.keys(row).join();
        await owner.query(
          `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_record(NULL::${table}, $1)`,
          [JSON.stringify(row)],
        );
      }
      const cipher = new CellCipher(readSealingKeys(`${NEW},${OLD}`), columns);
      const print = () => undefined;
      const { unopened, used, resealed } = await resealDatabase(owner, columns, {
        cipher,
        dryRun: false,
        print,
      });

      expect(unopened).toEqual([]);
      const left = used.filter((one) => one.key === 'old').map(({ table }) => table);
      expect(left).toEqual(service === 'web' ? ['session'] : []);
      expect(used.reduce((sum, { values }) => sum + values, 0)).toBe(cells.length);
      expect(resealed).toBeGreaterThan(service === 'intake' ? -1 : 0);
      const alone = new CellCipher(readSealingKeys(NEW), columns);
      const kept = await everything(owner, columns);
      for (const { text, ...cell } of cells.filter(({ table }) => table !== 'session'))
        expect(kept.some((sealed) => opens(alone, sealed, cell) === text)).toBe(true);
    });
  });
});

/** Rows of these specs belong to nobody. */
async function withoutReferences(owner: pg.Client, table: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT quote_ident(conname) AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'f'`,
    [table],
  );
  for (const { name } of rows) await owner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
}

async function everything(
  owner: pg.Client,
  columns: readonly SealedColumn[],
): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const table of new Set(columns.map((one) => one.table))) {
    const { rows } = await owner.query<{ row: string }>(
      `SELECT row_to_json(t)::text AS row FROM ${table} t`,
    );
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join().match(/new\.[A-Za-z0-9+/=]+/g) ?? [];
}

function opens(
  cipher: CellCipher,
  sealed: string,
  cell: Parameters<CellCipher['open']>[1],
): string | undefined {
  try {
    return cipher.open(sealed, cell);
  } catch {
    return undefined;
  }
}
