import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import type { Visitor } from '../../../testing/a-visitor.fixture.js';
import { chosenIn } from '../../../testing/form-fields.fixture.js';

let site: TestSite;
let referrer: Visitor;

beforeAll(async () => {
  site = await aSite('web-call-now', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  referrer = await site.signedIn('referrer');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

async function begin(): Promise<string> {
  await referrer.get('/refer/before-you-start');
  const { location } = await referrer.post('/refer/drafts');
  return location.replace(/\/whose-care$/, '');
}

describe('a sign that needs somebody now', () => {
  it('says whom to call without asking any other service', async () => {
    const draft = await begin();
    site.services.reset();
    await referrer.get(`${draft}/signs`);
    const posted = { signs: 'new-confusion', urgency: 'call-now' };
    const { location } = await referrer.post(`${draft}/signs`, posted);
    const page = await referrer.get(location);

    expect(page.text).toMatch(/within 4 hours/);
    expect(page.text).toMatch(/maternity triage/);
    expect(site.services.asked.filter(({ path }) => !path.includes('safety'))).toEqual([]);
  });

  it('asks again how soon when an answer about self-harm is above 0', async () => {
    const draft = await begin();
    await referrer.post(`${draft}/signs`, { signs: 'none' });
    const scores = { epds: '14', 'epds-item-10': '1' };
    const { text, status } = await referrer.post(`${draft}/scores`, scores);
    expect(status).toBe(422);
    expect(text).toContain('Select how soon somebody has to act');

    const { location } = await referrer.post(`${draft}/scores`, { ...scores, urgency: 'call-now' });
    expect(location).toMatch(/\/call-now\?to=/);
    const reasoned = { urgency: 'not-urgent', notUrgentBecause: 'assessed-no-immediate-risk' };
    const calm = await referrer.post(`${draft}/scores`, { ...scores, ...reasoned });
    expect(calm.location).toBe(`${draft}/safety`);
  });

  it('keeps who took the call, shows it, and asks again for what cannot be', async () => {
    const draft = await begin();
    await referrer.get(`${draft}/signs`);
    const posted = { signs: 'suicidal-plan', urgency: 'call-now' };
    const { location } = await referrer.post(`${draft}/signs`, posted);
    const call = {
      to: 'crisis',
      takenBy: 'Duty nurse, crisis team',
      'on-day': '22',
      'on-month': '11',
      'on-year': '2026',
      time: '11:45',
    };
    expect((await referrer.post(location, { ...call, takenBy: '' })).status).toBe(422);
    const inArea = `${location}&area=Southham`;
    const own = /Telephone Southham crisis team/;
    const unchosen = await referrer.get(`${location}&area=`);
    expect([unchosen.status, chosenIn(unchosen)]).toEqual([200, []]);
    expect(unchosen.text).not.toMatch(own);
    expect((await referrer.get(inArea)).text).toMatch(own);
    expect((await referrer.post(inArea, { ...call, takenBy: '' })).text).toMatch(own);
    expect((await referrer.post(location, call)).location).toBe(`${draft}/where`);
    expect((await referrer.get(location)).text).toContain(
      'Crisis team: Duty nurse, crisis team, 22 November 2026 at 11:45am',
    );
  });
});
