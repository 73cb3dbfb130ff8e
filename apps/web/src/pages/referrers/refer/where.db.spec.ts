import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PlaceNote, PlacesFound, SendReferral } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { beginForm, fieldsOf, fillForm } from '../../../testing/a-filled-form.fixture.js';
import { problemLinks, type Fields, type Visitor } from '../../../testing/a-visitor.fixture.js';
import { placesFound } from '../../../testing/judging-examples.fixture.js';
import { aDraft } from '../../../testing/drafts.fixture.js';
import { placeChoices } from '../../../testing/referral-examples.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';

let site: TestSite;
let referrer: Visitor;

beforeAll(async () => {
  site = await aSite('web-where', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  referrer = await site.signedIn('referrer');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
  const lookups = { postcodes: true, practices: true };
  site.services.answer('intake', 'GET /places', {
    status: 200,
    body: { ...placeChoices, lookups },
  });
});

const note = (code: PlaceNote['code'], of: PlaceNote['of'], words: string): PlaceNote => ({
  code,
  of,
  words,
});
const found = (more: Partial<PlacesFound>): void => {
  site.services.answer('intake', 'POST /places', {
    status: 200,
    body: { ...placesFound, ...more },
  });
};
const where = (change: Fields = {}): Fields => ({
  residence: 'known',
  gpPractice: 'none',
  bookedUnit: 'none',
  ...change,
});
const saved = (draft: string, fields: Fields) => referrer.post(`${draft}/where`, fields);
const begin = async (): Promise<string> => {
  const draft = await beginForm(referrer);
  await referrer.get(`${draft}/where`);
  return draft;
};
const PRACTICE = where({
  postcode: 'NR1 9ZZ',
  gpPractice: 'known',
  gpPracticeName: 'mill norwich',
});

describe('a postcode that can be looked up', () => {
  it('is asked for with the area, and not once more with the person', async () => {
    const draft = await begin();
    const page = await referrer.get(`${draft}/where`);
    expect(page.text).toContain('Postcode of the home');
    await saved(draft, where({ postcode: 'NR1 9ZZ' }));
    expect((await referrer.get(`${draft}/person`)).text).not.toContain('name="postcode"');
  });

  it('is enough without an area, and is what intake is asked and sent', async () => {
    const draft = await begin();
    expect((await saved(draft, where({ postcode: 'nr1 9zz' }))).location).toBe(`${draft}/need`);
    expect(site.services.asked.at(-1)).toMatchObject({
      path: '/places',
      body: { postcode: 'NR1 9ZZ', where: { residencePlaces: [] } },
    });
  });

  it('may be left out where an area is chosen, and one of both is needed', async () => {
    const draft = await begin();
    expect((await saved(draft, where({ area: 'norfolk' }))).status).toBe(303);
    const page = await saved(draft, where());
    expect(page.status).toBe(422);
    expect(problemLinks(page)).toEqual(['#area']);
  });

  it.each([
    { what: 'is no postcode', postcode: 'NR1', links: ['#postcode'] },
    { what: 'is half of one', postcode: '1ZZ', links: ['#postcode'] },
  ])('that $what is put right', async ({ postcode, links }) => {
    const draft = await begin();
    const page = await saved(draft, where({ postcode, area: 'norfolk' }));
    expect(page.status).toBe(422);
    expect(problemLinks(page)).toEqual(links);
  });

  it.each(['postcode-unknown', 'postcode-ended', 'postcode-and-area-differ'] as const)(
    'with %s is put right where nothing else tells the area',
    async (code) => {
      found({
        missing: [{ fact: 'places.residence', question: 'Which area?' }],
        notes: [note(code, 'residence', 'The postcode tells nothing.')],
      });
      const page = await saved(await begin(), where({ postcode: 'NR1 9ZZ' }));
      expect(page.status).toBe(422);
      expect(problemLinks(page)).toEqual(['#postcode']);
      expect(page.text).toContain('The postcode tells nothing.');
    },
  );

  it('that tells nothing stands in nobody’s way where the area is chosen', async () => {
    found({ notes: [note('postcode-unknown', 'residence', 'The postcode tells nothing.')] });
    const answer = await saved(await begin(), where({ postcode: 'NR9 9ZZ', area: 'norfolk' }));
    expect(answer.status).toBe(303);
  });

  it('is not waited for while intake is silent', async () => {
    site.services.answer('intake', 'POST /places', {
      status: 503,
      body: problem(503, 'unavailable'),
    });
    expect((await saved(await begin(), where({ postcode: 'NR1 9ZZ' }))).status).toBe(303);
  });

  it('of a hidden home is kept nowhere', async () => {
    const draft = await fillForm(referrer);
    const hidden = { ...fieldsOf(aDraft.topics.where), residence: 'hidden', postcode: 'NR1 9ZZ' };
    await saved(draft, hidden);
    expect((await referrer.get(`${draft}/where`)).text).not.toContain('NR1 9ZZ');
    expect((await referrer.get(`${draft}/check-answers`)).text).not.toContain('NR1 9ZZ');
  });

  it('is sent with the referral, and what was noticed is said beside the criteria', async () => {
    found({ notes: [note('home-and-practice-differ', 'gpPractice', 'Home and practice differ.')] });
    const draft = await fillForm(referrer);
    const { area: _, ...fields } = fieldsOf(aDraft.topics.where);
    await saved(draft, { ...fields, postcode: 'NR1 9ZZ' });
    const criteria = await referrer.get(`${draft}/criteria`);
    expect(criteria.text).toContain('Home and practice differ.');
    await referrer.get(`${draft}/check-answers`);
    await referrer.post(`${draft}/check-answers`);
    const sent = site.services.asked.find(
      ({ method, path }) => method === 'POST' && path === '/referrals',
    )?.body as SendReferral;
    expect(sent.person.postcode).toBe('NR1 9ZZ');
    expect(sent.where.residencePlaces).toEqual([]);
  });
});

describe('a GP practice that is known by name', () => {
  it('is searched, chosen from a list, and kept with its code', async () => {
    const draft = await begin();
    const { location } = await saved(draft, PRACTICE);
    expect(location).toBe(`${draft}/practice?q=mill+norwich`);
    const list = await referrer.get(location);
    expect(site.services.asked.at(-1)?.path).toBe('/practices?q=mill+norwich');
    expect(list.text).toContain('Mill Lane Surgery (invented)');
    expect(list.text).toContain('Norwich, NR1 9ZZ (Y00001)');

    const chosen = await referrer.post(location, { code: 'Y00001' });
    expect(chosen.location).toBe(`${draft}/need`);
    const page = await referrer.get(`${draft}/where`);
    expect(page.text).toContain('value="Mill Lane Surgery (invented)"');
    expect(page.text).toContain('value="Y00001"');
    expect(
      (
        await saved(draft, {
          ...PRACTICE,
          gpPracticeName: 'Mill Lane Surgery (invented)',
          gpPracticeCode: 'Y00001',
        })
      ).location,
    ).toBe(`${draft}/need`);
  });

  it('goes on to what the criteria say of it, where somebody came from what is read over', async () => {
    const draft = await fillForm(referrer);
    const fields = {
      ...fieldsOf(aDraft.topics.where),
      gpPracticeName: 'mill',
      gpPracticeCode: '',
      gpArea: '',
    };
    const { location } = await referrer.post(`${draft}/where?from=check-answers`, fields);
    expect(location).toBe(`${draft}/practice?q=mill&from=check-answers`);
    const chosen = await referrer.post(location, { code: 'Y00002' });
    expect(chosen.location).toBe(`${draft}/criteria`);
  });

  it('is searched again when the name changes, although a code is there', async () => {
    const draft = await begin();
    const { location } = await saved(draft, PRACTICE);
    await referrer.post(location, { code: 'Y00001' });
    const changed = { ...PRACTICE, gpPracticeName: 'old mill', gpPracticeCode: 'Y00001' };
    expect((await saved(draft, changed)).location).toBe(`${draft}/practice?q=old+mill`);
  });

  it('leaves the page unfinished until one is chosen, or the area', async () => {
    const draft = await begin();
    const { location } = await saved(draft, PRACTICE);
    expect((await referrer.post(location, {})).status).toBe(422);
    expect((await referrer.post(location, { code: 'Z99999' })).status).toBe(422);
    expect((await referrer.post(location, { code: "'; --" })).status).toBe(422);
    expect((await referrer.post(location, { code: 'none' })).location).toBe(`${draft}/where`);
    expect((await saved(draft, { ...PRACTICE, gpArea: 'norfolk' })).location).toBe(`${draft}/need`);
  });

  it('says so where nothing is found, and where the list is silent', async () => {
    const draft = await begin();
    const { location } = await saved(draft, PRACTICE);
    site.services.answer('intake', 'GET /practices', {
      status: 200,
      body: { practices: [], more: false },
    });
    expect((await referrer.get(location)).text).toContain('No open practice is called');
    site.services.answer('intake', 'GET /practices', {
      status: 503,
      body: problem(503, 'unavailable'),
    });
    expect((await referrer.get(location)).text).toContain('cannot be read just now');
  });

  it.each([
    ['a', 'Enter at least 2 letters or digits'],
    ['--', 'Enter at least 2 letters or digits'],
    ['x'.repeat(101), 'Enter 100 characters or fewer'],
  ])('is not searched by "%s", and nobody is told that there is none', async (q, says) => {
    const draft = await begin();
    const path = `${draft}/practice?q=${q}`;
    const asked = site.services.asked.length;
    for (const page of [await referrer.get(path), await referrer.post(path, { code: '' })]) {
      expect(page.status).toBe(422);
      expect(problemLinks(page)).toEqual(['#q']);
      expect(page.text).toContain(says);
      expect(page.text).toContain(`value="${q}"`);
      expect(page.text).not.toMatch(/No open practice|Save and continue|cannot be read/);
    }
    const practices = site.services.asked
      .slice(asked)
      .filter(({ path: at }) => at.startsWith('/practices'));
    expect(practices).toEqual([]);
  });

  it('is nobody else’s draft', async () => {
    await site.account('other', ['referrer', 'wensum-maternity']);
    const other = await site.signedIn('other');
    expect((await other.get(`${await begin()}/practice?q=mill`)).status).toBe(404);
  });
});
