import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import type { Visitor } from '../../../testing/a-visitor.fixture.js';
import { checkFirst, fieldsOf } from '../../../testing/a-filled-form.fixture.js';
import { aDraft } from '../../../testing/drafts.fixture.js';

let site: TestSite;
let midwife: Visitor;

beforeAll(async () => {
  site = await aSite('web-check-first', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('midwife', ['referrer', 'wensum-maternity']);
  midwife = await site.signedIn('midwife');
});
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const asked = () =>
  site.services.asked.findLast(({ path }) => path === '/pre-checks')?.body as {
    facts: Record<string, unknown>;
  };

describe('checking first', () => {
  it('goes through six pages, keeps its way, and shows every service without a name', async () => {
    await midwife.get('/refer');
    const { location } = await midwife.post('/refer/checks');
    expect(location).toMatch(/\/whose-care\?from=so-far$/);
    const next = await midwife.post(location, fieldsOf(aDraft.topics['whose-care']));
    expect(next.location).toMatch(/\/what-happened\?from=so-far$/);
    expect((await midwife.get(next.location)).text).toContain('Page 2 of 6');

    const { status, text } = await midwife.get(`${await checkFirst(midwife)}/so-far`);
    expect(status).toBe(200);
    expect(text).toContain('Perinatal Loss Pathway');
    expect(text).toContain('Nobody is named yet');
    expect(text.match(/Its page also points to others/g)).toHaveLength(1);
    expect(text).toContain('Together with other professionals. Published: Works with others');
    expect(text).toContain('Go on to refer with these answers');
  });

  it('takes it that the person agrees, says who refers, and leaves the age open', async () => {
    await midwife.get(`${await checkFirst(midwife)}/so-far`);
    const { facts } = asked();
    expect(facts).toMatchObject({
      consent: { hub: 'yes', otherNhs: 'yes', vcse: 'yes', gp: 'yes' },
      referrer: { role: 'midwife', currentlyInvolved: 'not-known' },
    });
    expect(facts).not.toHaveProperty('ageYears');
  });

  it('carries the answers over: the referral goes on at the first page that is open', async () => {
    const draft = await checkFirst(midwife);
    const { text } = await midwife.get(draft);
    expect(text).toMatch(/6 of 17 pages are done/);
    expect((await midwife.get(`${draft}/whose-care`)).text).toMatch(/value="yes"[^>]*checked/);
  });

  it('asks what is missing before it shows anything', async () => {
    await midwife.get('/refer');
    const { location } = await midwife.post('/refer/checks');
    const shown = await midwife.get(location.replace(/whose-care.*/, 'so-far'));
    expect(shown.location).toMatch(/\/whose-care\?from=so-far$/);
  });

  it('leaves nothing behind when the answers are deleted', async () => {
    const draft = await checkFirst(midwife);
    await midwife.get(`${draft}/so-far`);
    await midwife.post(`/refer/drafts/${draft.split('/').at(-1) ?? ''}/removal`);
    expect((await midwife.get(draft)).status).toBe(404);
  });
});
