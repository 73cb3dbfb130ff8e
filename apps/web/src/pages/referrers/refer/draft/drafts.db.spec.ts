import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock, type RunningService } from '@waymark/testing';
import { aSite, type TestSite } from '../../../../testing/a-site.fixture.js';
import { aDraft } from '../../../../testing/drafts.fixture.js';
import { aReferralSent } from '../../../../testing/referral-examples.fixture.js';
import { DraftsStore, type Owner } from './drafts.store.js';

let site: TestSite;
let drafts: DraftsStore;
let database: RunningService;
let owner: Owner;

beforeAll(async () => {
  site = await aSite('web-drafts', new StoppedClock('2026-11-22T12:00:00.000Z'));
  drafts = site.service.app.get(DraftsStore);
  database = site.service;
  await site.account('midwife', ['referrer', 'wensum-maternity']);
  const [account] = await database.query<{ id: string }>('SELECT id FROM account');
  owner = { accountId: account?.id ?? '', organisation: 'wensum-maternity' };
});
afterAll(() => site.close());
beforeEach(() => database.query('DELETE FROM draft'));

const person = { fullName: 'Rosalind Quill', nhsNumber: '9990000018' };
const everythingIn = async (table: 'draft' | 'secret'): Promise<string> => {
  const rows = await database.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
  return rows.map(({ row }) => row).join('\n');
};

describe('a draft', () => {
  it('gives back what was saved, part by part', async () => {
    const id = await drafts.start(owner);
    await drafts.saveTopic(owner, id, 'person', person);
    await drafts.saveTopic(owner, id, 'now', { pregnant: 'yes' });
    await drafts.saveOccurrences(owner, id, aDraft.occurrences);
    await drafts.saveBesideOpen(owner, id, { referAnywayBecause: 'Another baby.' });

    expect((await drafts.find(owner, id))?.answers).toEqual({
      topics: { person, now: { pregnant: 'yes' } },
      occurrences: aDraft.occurrences,
      referAnywayBecause: 'Another baby.',
    });
    expect((await drafts.unfinished(owner))[0]?.answers.topics.person).toEqual(person);
  });

  it('shows nothing that was typed to whoever reads the table', async () => {
    const id = await drafts.start(owner);
    await drafts.saveTopic(owner, id, 'person', person);
    await drafts.saveBesideOpen(owner, id, { referAnywayBecause: 'Rosalind Quill asked for it.' });
    await drafts.attempt(owner, id, aReferralSent);

    const stored = await everythingIn('draft');
    expect(stored).toContain(id);
    for (const typed of ['Quill', '9990000018', 'asked for it', aReferralSent.person.fullName])
      expect(stored).not.toContain(typed);
  });

  it('cannot be opened in another draft', async () => {
    const [id, other] = [await drafts.start(owner), await drafts.start(owner)];
    await drafts.saveTopic(owner, id, 'person', person);
    await database.query(
      'UPDATE draft SET answers = (SELECT answers FROM draft WHERE id = $1) WHERE id = $2',
      [id, other],
    );
    await expect(drafts.find(owner, other)).rejects.toThrow();
    expect((await drafts.find(owner, id))?.answers.topics.person).toEqual(person);
  });

  it('is sent as it was first attempted, under the same key', async () => {
    const id = await drafts.start(owner);
    const first = await drafts.attempt(owner, id, aReferralSent);
    const again = await drafts.attempt(owner, id, { ...aReferralSent, about: 'partner' });
    expect(first?.referral).toEqual(aReferralSent);
    expect(again).toEqual(first);
    expect((await drafts.find(owner, id))?.attempted).toEqual(aReferralSent);
  });
});

it('the key that signs tokens does not lie open', async () => {
  const stored = await everythingIn('secret');
  expect(stored).toContain('session-cookie');
  expect(stored).not.toMatch(/"kty"|"d":/);
});
