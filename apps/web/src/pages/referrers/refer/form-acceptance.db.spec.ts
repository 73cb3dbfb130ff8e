import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SendReferral } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import type { FormAnswers } from '../../../layout/form/question.js';
import { fieldsOf, fillForm } from '../../../testing/a-filled-form.fixture.js';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { problemLinks, titleOf, type Visitor } from '../../../testing/a-visitor.fixture.js';
import { aDraft } from '../../../testing/drafts.fixture.js';
import { TOPICS, type TopicSlug } from './draft/draft.js';

let site: TestSite;
let referrer: Visitor;
let draft: string;

beforeAll(async () => {
  site = await aSite('web-form-acceptance', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  referrer = await site.signedIn('referrer');
});
afterAll(() => site.close());
beforeEach(async () => {
  site.services.reset();
  draft = await fillForm(referrer);
});

const save = (slug: TopicSlug, answers: FormAnswers | undefined, from = '?from=check-answers') =>
  referrer.post(
    `${draft}/${slug}${from}`,
    slug === 'what-happened' ? { add: 'nothing-more' } : fieldsOf(answers),
  );

describe('an NHS number, on the page that asks for it', () => {
  const withNumber = (nhsNumber: string): FormAnswers => ({ ...aDraft.topics.person, nhsNumber });

  it.each(['9990001073', '999 000 1073', '999-000-1073'])(
    'is taken as %s, shown as it is read out, and sent as its digits',
    async (nhsNumber) => {
      expect((await save('person', withNumber(nhsNumber))).status).toBe(303);
      expect((await referrer.get(`${draft}/check-answers`)).text).toContain('999 000 1073');
      await referrer.post(`${draft}/check-answers`);
      const sent = site.services.asked.findLast(({ path }) => path === '/referrals');
      expect((sent?.body as SendReferral).person.nhsNumber).toBe('9990001073');
    },
  );

  it.each([
    { nhsNumber: '99900O1073', says: 'must have digits only' },
    { nhsNumber: '999 000 107', says: 'is too short' },
    { nhsNumber: '999 000 10733', says: 'is too long' },
    { nhsNumber: '999 000 1074', says: 'is not a valid NHS number' },
    { nhsNumber: 'QQ123456C', says: 'is a National Insurance number' },
  ])('is refused as $nhsNumber: $says', async ({ nhsNumber, says }) => {
    const page = await save('person', withNumber(nhsNumber));
    expect(page.status).toBe(422);
    expect(titleOf(page)).toMatch(/^Error: /);
    expect(problemLinks(page)).toEqual(['#nhsNumber']);
    // In the summary and at the field.
    expect(page.text.split(says)).toHaveLength(3);
    expect(page.text).toContain(`value="${nhsNumber}"`);
  });

  it('has five messages that all differ', async () => {
    const wrong = ['99900O1073', '999 000 107', '999 000 10733', '999 000 1074', 'QQ123456C'];
    const said = new Set<string>();
    for (const nhsNumber of wrong) {
      const { text } = await save('person', withNumber(nhsNumber));
      said.add(/href="#nhsNumber"[^>]*>([^<]+)</.exec(text)?.[1] ?? '');
    }
    expect(said.size).toBe(5);
    expect(said).not.toContain('');
  });
});

describe('an answer that is changed from where all are read over', () => {
  const NEW_VERDICT: readonly TopicSlug[] = ['whose-care', 'what-happened', 'now', 'where'];

  it.each(TOPICS)('of %s comes back, or shows first what the criteria say of it', async (slug) => {
    const { text } = await referrer.get(`${draft}/check-answers`);
    expect(text).toContain(`href="${draft}/${slug}?from=check-answers"`);
    const to = NEW_VERDICT.includes(slug) ? 'criteria' : 'check-answers';
    expect((await save(slug, aDraft.topics[slug])).location).toBe(`${draft}/${to}`);
  });

  it('asks first what it opens: another stage, and then what the criteria say', async () => {
    const { occurrences } = aDraft;
    for (const _ of occurrences) await referrer.post(`${draft}/what-happened/items/0/removal`);
    const opened = await save('whose-care', { loss: 'yes', about: 'pregnant-person' });
    expect(opened.location).toBe(`${draft}/what-happened?from=criteria`);
    const none = { loss: 'no', about: 'pregnant-person' };
    const closed = await save('whose-care', none);
    expect(closed.location).toBe(`${draft}/criteria`);
    expect((await referrer.get(closed.location)).text).toContain(`href="${draft}/check-answers"`);
  });

  it('asks first what it opens: an NHS number of somebody who is referred already', async () => {
    const open = [{ receivedOn: '2026-11-01', state: 'a team is deciding' }];
    site.services.answer('intake', 'POST /referrals/duplicates', { status: 200, body: { open } });
    const { location } = await save('person', { ...aDraft.topics.person, nhsNumber: '9990001006' });
    const to = encodeURIComponent(`${draft}/check-answers`);
    expect(location).toBe(`${draft}/already-referred?to=${to}`);
    await referrer.get(location);
    expect((await referrer.post(location, { choice: 'add-to-it' })).location).toBe(
      `${draft}/check-answers`,
    );
  });
});
