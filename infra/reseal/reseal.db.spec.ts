import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { CellCipher, readSealingKeys } from '@waymark/platform';
import { addressesOf } from '@waymark/testing';
import pg from 'pg';
import { anIntake, type AnIntake } from '../../apps/intake/src/an-intake.fixture.js';
import { aForm } from '../../apps/intake/src/domain/a-form.fixture.js';
import { offered } from '../../apps/intake/src/offered.fixture.js';
import { SEALED_COLUMNS } from '../../apps/intake/src/store/sealed-columns.js';
import { linesOf } from './reseal-lines.mjs';
import { resealDatabase } from './reseal.mjs';

const keyOf = (id: string, byte: number): string =>
  `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const OLD = keyOf('old', 1);
const NEW = keyOf('new', 2);
const OTHER = keyOf('other', 3);
const REASON = 'Works on our ward.';

let intake: AnIntake;
let owner: pg.Client;
let referralId: string;
beforeAll(async () => {
  intake = await anIntake('reseal', { IDENTITY_KEYS: OLD });
  owner = new pg.Client({ connectionString: addressesOf(intake.databaseUrl).ownerUrl });
  await owner.connect();
  referralId = await everythingSealed();
});
afterAll(async () => {
  await owner.end();
  await intake.close();
});

/** A referral of which every column that can be sealed is. */
async function everythingSealed(): Promise<string> {
  const { midwife, hub, reviewer } = intake.callers;
  const { person } = aForm();
  const form = aForm({
    knownToService: 'yes',
    person: { ...person, nameToUse: 'Tilly', pronouns: 'she/her', dialect: 'Sylheti' },
    note: 'Canarynote',
  });
  const id = await offered(intake, (await intake.sent(form)).referralId);
  const post = async <Body>(path: string, token: string, body: object): Promise<Body> => {
    const headers = { 'idempotency-key': randomUUID() };
    const answer = await intake.call<Body>('POST', path, { token, body, headers });
    expect({ path, isDone: answer.status < 300 }).toEqual({ path, isDone: true });
    return answer.body;
  };
  const to = (path: string) => `/referrals/${id}${path}`;
  const content = Buffer.from('%PDF-1.7 canary').toString('base64');
  await post(to('/attachments'), midwife, { fileName: 'letter.pdf', content });
  const fact = { kind: 'placement-address', details: 'Canary Yard.', neededFor: 'plan-care' };
  await post(to('/protected-facts'), midwife, fact);
  const why = { because: 'care-now', words: 'She is in our waiting room.' };
  const { openingId } = await post<{ openingId: string }>(to('/openings'), hub, why);
  const review = { verdict: 'not-in-order', words: 'Spoken with them about it.' };
  await post(`/openings/${openingId}/review`, reviewer, review);
  const lifted = { restricted: false, reason: REASON, restrictionVersion: 1 };
  await post(to('/restriction'), midwife, lifted);
  return id;
}

const cipherOf = (...keys: readonly string[]) =>
  new CellCipher(readSealingKeys(keys.join()), SEALED_COLUMNS);
const reseal = (keys: readonly string[], dryRun = false) =>
  resealDatabase(owner, SEALED_COLUMNS, {
    cipher: cipherOf(...keys),
    dryRun,
    print: () => undefined,
  });
const columnsWith = (
  used: readonly { table: string; column: string; key: string }[],
  key: string,
) =>
  new Set(used.filter((one) => one.key === key).map(({ table, column }) => `${table}.${column}`));
const listed = new Set(SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`));

/** Tables in which anything stands that this key has sealed, listed or not. */
async function tablesWith(key: string): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
       AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`,
  );
  const bytes = Buffer.from([key.length, ...Buffer.from(key)]).toString('hex');
  const found = [];
  for (const { name } of rows) {
    const sealed = `(^|[^a-z0-9-])${key}\\.[A-Za-z0-9+/]{30}|\\\\x${bytes}`;
    const { rowCount } = await owner.query(`SELECT FROM ${name} one WHERE one::text ~ $1`, [
      sealed,
    ]);
    if ((rowCount ?? 0) > 0) found.push(name);
  }
  return found;
}

describe('sealing anew', () => {
  it('knows every column that is sealed, because nothing else is', async () => {
    const { used, resealed } = await reseal([NEW, OLD], true);

    expect(columnsWith(used, 'old')).toEqual(listed);
    expect(await tablesWith('old')).toEqual(
      [...new Set(SEALED_COLUMNS.map(({ table }) => table))].sort(),
    );
    expect(resealed).toBe(0);
    const elsewhere = { table: 'person', row: 'one', column: 'new_column' };
    expect(() => cipherOf(NEW).seal('text', elsewhere)).toThrow('person.new_column');
    expect(() => cipherOf(NEW).sealBytes(Buffer.of(1), elsewhere)).toThrow('person.new_column');
  });

  it('changes nothing that its keys do not open, and says which', async () => {
    const before = await intake.page(referralId);
    const { resealed, unopened, used } = await reseal([NEW, OTHER]);

    expect(resealed).toBe(0);
    expect(unopened).toContain(`person.full_name of ${referralId}`);
    expect(columnsWith(used, 'old')).toEqual(listed);
    expect(await intake.page(referralId)).toEqual(before);
  });

  it('waits for no row that somebody is changing, and overwrites nothing of theirs', async () => {
    intake = await intake.restarted({ IDENTITY_KEYS: `${OLD},${NEW}` });
    const other = new pg.Client({ connectionString: addressesOf(intake.databaseUrl).ownerUrl });
    await other.connect();
    await other.query('BEGIN');
    await other.query('UPDATE person SET pronouns = NULL WHERE referral_id = $1', [referralId]);
    const { used, unopened } = await reseal([NEW, OLD]);
    await other.query('COMMIT');
    await other.end();

    expect(unopened).toEqual([]);
    const left = columnsWith(used, 'old');
    expect([...left].every((column) => column.startsWith('person.'))).toBe(true);
    expect(left.size).toBe(9);
    expect((await intake.page(referralId)).sent.person).not.toHaveProperty('pronouns');
  });

  it('done again does the rest, after which the old key is not needed any more', async () => {
    intake = await intake.restarted({ IDENTITY_KEYS: `${NEW},${OLD}` });
    const page = await intake.page(referralId);
    const report = await reseal([NEW, OLD]);

    expect(report.resealed).toBe(8);
    expect(columnsWith(report.used, 'old')).toEqual(new Set());
    expect(await tablesWith('old')).toEqual([]);
    expect(linesOf(report, ['new', 'old'], SEALED_COLUMNS).at(-1)).toMatch(/^old is not needed/);

    intake = await intake.restarted({ IDENTITY_KEYS: NEW });
    expect(await intake.page(referralId)).toEqual(page);
    expect((await reseal([NEW])).resealed).toBe(0);
  });

  it('leaves what is only added to as that: nobody changes it afterwards', async () => {
    for (const [table, column] of [
      ['opening', 'words'],
      ['opening_review', 'words'],
      ['restriction_change', 'reason'],
    ])
      await expect(owner.query(`UPDATE ${table} SET ${column} = ''`)).rejects.toThrow(
        `${table} is append-only`,
      );
  });
});
