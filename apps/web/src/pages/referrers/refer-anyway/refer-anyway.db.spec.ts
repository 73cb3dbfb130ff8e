import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SendReferral } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { fillForm } from '../../../testing/a-filled-form.fixture.js';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { problemLinks, titleOf, type Visitor } from '../../../testing/a-visitor.fixture.js';
import { aPreCheck, everyNo } from '../../../testing/judging-examples.fixture.js';

let site: TestSite;
let referrer: Visitor;

beforeAll(async () => {
  site = await aSite('web-refer-anyway', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  referrer = await site.signedIn('referrer');
});
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const judged = (body: object): void => {
  site.services.answer('eligibility', 'POST /pre-checks', { status: 200, body });
};
const sent = () =>
  site.services.asked.findLast(({ path }) => path === '/referrals')?.body as SendReferral;

describe('where the criteria say no', () => {
  it('leads on with a reason, to the answers or to other services, and the reason goes with it', async () => {
    judged(everyNo);
    const draft = await fillForm(referrer);
    const criteria = await referrer.get(`${draft}/criteria`);
    expect(criteria.text).toContain('no local service’s published criteria are met');
    expect(criteria.text).toContain(`href="${draft}/refer-anyway"`);
    expect(criteria.text).toContain('href="/services"');
    expect(criteria.text).not.toContain(`href="${draft}/check-answers"`);

    await referrer.get(`${draft}/refer-anyway`);
    const refused = await referrer.post(`${draft}/refer-anyway`, { words: 'Kept <i>as typed</i>' });
    expect(refused.status).toBe(422);
    expect(titleOf(refused)).toMatch(/^Error: /);
    expect(problemLinks(refused)).toEqual(['#reason']);
    expect(refused.text).toContain('Kept &lt;i&gt;as typed&lt;/i&gt;');

    const reason = { reason: 'agreed-with-team', words: 'Spoke to Jo.' };
    const { location } = await referrer.post(`${draft}/refer-anyway`, reason);
    expect(location).toBe(`${draft}/check-answers`);
    const check = await referrer.get(location);
    expect(check.text).toContain('The team has agreed to look at it');
    expect(check.text).toContain(`href="${draft}/refer-anyway"`);
    expect((await referrer.get(`${draft}/refer-anyway`)).text).toContain('Spoke to Jo.');

    await referrer.post(`${draft}/check-answers`);
    expect(sent().despiteCriteria).toEqual(reason);
  });

  it('is never in the way of sending', async () => {
    judged(everyNo);
    const draft = await fillForm(referrer);
    await referrer.get(`${draft}/criteria`);
    await referrer.get(`${draft}/check-answers`);
    expect((await referrer.post(`${draft}/check-answers`)).location).toBe(`${draft}/sent`);
    expect(sent()).not.toHaveProperty('despiteCriteria');
  });

  it('is forgotten once they say no no longer', async () => {
    judged(everyNo);
    const draft = await fillForm(referrer);
    await referrer.get(`${draft}/refer-anyway`);
    await referrer.post(`${draft}/refer-anyway`, { reason: 'person-asks' });
    judged(aPreCheck);
    const criteria = await referrer.get(`${draft}/criteria`);
    expect(criteria.text).toContain(`href="${draft}/check-answers"`);
    await referrer.get(`${draft}/check-answers`);
    await referrer.post(`${draft}/check-answers`);
    expect(sent()).not.toHaveProperty('despiteCriteria');
  });
});

it('what is done beside an open referral is read over, and can be changed', async () => {
  const open = [{ receivedOn: '2026-11-01', state: 'a team is deciding' }];
  site.services.answer('intake', 'POST /referrals/duplicates', { status: 200, body: { open } });
  const draft = await fillForm(referrer);
  const path = `${draft}/already-referred?to=${draft}/check-answers`;
  await referrer.get(path);
  await referrer.post(path, { choice: 'refer-anyway', reason: 'Another loss since.' });
  const check = await referrer.get(`${draft}/check-answers`);
  expect(check.text).toContain('Another loss since.');
  expect(check.text).toContain(`href="${path}"`);
  const again = await referrer.get(path);
  expect(again.text).toMatch(/value="refer-anyway"[^>]*checked/);
  expect(again.text).toContain('Another loss since.');
});
