import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Asking, StoppedClock, type ReadingAs } from '@waymark/testing';
import { OwnDraftsStore } from '../pages/people/draft/own-drafts.store.js';
import { DraftsStore, type Owner } from '../pages/referrers/refer/draft/drafts.store.js';
import { aSite, type TestSite } from '../testing/a-site.fixture.js';

/** What the site keeps of people who work here. */
const OF_STAFF = [
  ...['account', 'account_change', 'membership', 'open_page', 'safety_concern', 'session'],
  'skipped',
];
/** What is typed of a person before it is sent. */
const OF_PEOPLE = ['draft', 'kept_form', 'own_draft'];
/** About nobody: which migrations there were, sealed keys, and how often somebody has asked within minutes. */
const OF_NOBODY = ['migrations', 'request_count', 'secret'];

let site: TestSite;
let asking: Asking;
let hers: Owner;
let another: Owner;
let draft: string;
let ownDraft: string;

beforeAll(async () => {
  site = await aSite('web-row-security', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('midwife', ['referrer', 'wensum-maternity'], ['referrer', 'eastham-gp']);
  await site.account('colleague', ['referrer', 'wensum-maternity']);
  await site.signedIn('midwife');
  const idOf = async (subject: string): Promise<string> => {
    const [row] = await site.service.query<{ id: string }>(
      'SELECT id FROM account WHERE subject = $1',
      [subject],
    );
    return row?.id ?? '';
  };
  hers = { accountId: await idOf('midwife'), organisation: 'wensum-maternity' };
  another = { accountId: await idOf('colleague'), organisation: 'wensum-maternity' };
  draft = await site.service.app.get(DraftsStore).start(hers);
  ownDraft = await site.service.app.get(OwnDraftsStore).start();
  asking = await Asking.of(site.databaseUrl);
});
afterAll(async () => {
  await asking.close();
  await site.close();
});

/** How many rows of each there are for whoever forgets to say which. */
const seen = async (
  tables: readonly string[],
  who: ReadingAs,
): Promise<Readonly<Record<string, number>>> => {
  const counts: Record<string, number> = {};
  for (const table of tables) counts[table] = await asking.count(table, who);
  return counts;
};
const none = (tables: readonly string[]): object =>
  Object.fromEntries(tables.map((table) => [table, 0]));
const owner = ({ accountId, organisation }: Owner): ReadingAs => ({
  ...{ actor: 'owner', subject: accountId, organisation },
});

describe('what the site keeps', () => {
  it('is forced row by row in every table that is about somebody', async () => {
    const tables = await site.service.query<{ name: string; forced: boolean }>(
      `SELECT relname AS name, relrowsecurity AND relforcerowsecurity AS forced FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1`,
    );
    const named = (forced: boolean): readonly string[] =>
      tables.filter((table) => table.forced === forced).map(({ name }) => name);
    expect(named(true)).toEqual([...OF_STAFF, ...OF_PEOPLE].toSorted());
    expect(named(false)).toEqual(OF_NOBODY);
  });

  it.each<[string, ReadingAs]>([
    ['a statement that does not say for whom it is', { actor: '' }],
    ['a reader', { organisation: 'wensum-maternity', subject: 'x', kinds: 'sender' }],
    ['an owner of nothing', { actor: 'owner' }],
    ['an owner of an empty id', { actor: 'owner', subject: '', organisation: '' }],
  ])('is not there for %s', async (_, who) => {
    const tables = [...OF_STAFF, ...OF_PEOPLE];
    expect(await seen(tables, who)).toEqual(none(tables));
  });

  it('of people who work here is there for the site’s own work', async () => {
    const { account, membership, session } = await seen(OF_STAFF, { actor: 'service' });
    expect([account, membership, session]).toEqual([2, 3, 1]);
  });
});

describe('a draft', () => {
  it('is there for who writes it, in the organisation for which it is written', async () => {
    expect(await asking.count('draft', owner(hers))).toBe(1);
    expect(await asking.count('own_draft', { actor: 'owner', subject: ownDraft })).toBe(1);
  });

  it.each<[string, () => ReadingAs]>([
    ['a colleague of the same team', () => owner(another)],
    ['the writer, working for another team', () => owner({ ...hers, organisation: 'eastham-gp' })],
    ['the site’s own work', () => ({ actor: 'service' })],
    ['one who knows the id of another’s', () => ({ actor: 'owner', subject: draft })],
  ])('is not there for %s, whatever is asked', async (_, who) => {
    expect(await seen(['draft'], who())).toEqual(none(['draft']));
    expect(await asking.as(who(), `UPDATE draft SET saved_at = now() RETURNING id`)).toEqual([]);
    expect(await asking.as(who(), `DELETE FROM draft RETURNING id`)).toEqual([]);
  });

  it('of somebody for themselves is there for nobody else either', async () => {
    for (const who of [{ actor: 'service' }, owner(hers), { actor: 'owner', subject: draft }])
      expect(await asking.count('own_draft', who)).toBe(0);
  });

  it('is not begun in another’s name', async () => {
    await expect(
      asking.as(owner(another), 'INSERT INTO draft (account_id, organisation) VALUES ($1, $2)', [
        hers.accountId,
        hers.organisation,
      ]),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('is not saved, sent or discarded by a colleague who knows its id', async () => {
    const drafts = site.service.app.get(DraftsStore);
    await drafts.saveTopic(hers, draft, 'person', { fullName: 'Rosalind Quill' });
    await drafts.saveTopic(another, draft, 'person', { fullName: 'Somebody else' });
    await drafts.discard(another, draft);
    expect(await drafts.find(another, draft)).toBeUndefined();
    expect((await drafts.find(hers, draft))?.answers.topics.person).toEqual({
      fullName: 'Rosalind Quill',
    });
  });

  it('is forgotten by the site when it is old', async () => {
    await site.service.query(`UPDATE draft SET saved_at = now() - interval '15 days'`);
    await site.service.query(`UPDATE own_draft SET saved_at = now() - interval '31 minutes'`);
    await site.service.app.get(DraftsStore).start(hers);
    await site.service.app.get(OwnDraftsStore).forgetOld();
    const left = await site.service.query<{ id: string }>('SELECT id FROM draft');
    expect(left.map(({ id }) => id)).toEqual([expect.not.stringContaining(draft)]);
    expect(await site.service.query('SELECT FROM own_draft')).toEqual([]);
  });
});
