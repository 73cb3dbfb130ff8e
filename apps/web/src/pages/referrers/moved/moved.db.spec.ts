import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { problemLinks, type Visitor } from '../../../testing/a-visitor.fixture.js';
import { REFERRAL_ID as R } from '../../../testing/referral-examples.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';

let site: TestSite;
let referrer: Visitor;
beforeAll(async () => {
  site = await aSite('web-moved', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  referrer = await site.signedIn('referrer');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const path = `/referrals/${R}/moved`;
const NEW = {
  'where-residence': 'known',
  'where-area': 'norfolk',
  'where-gpPractice': 'not-known',
  'where-bookedUnit': 'none',
  contactStillSafe: 'not-known',
};

describe('the person has moved', () => {
  it('the home is asked anew, and sent whole, at the version that was read', async () => {
    await referrer.get(path);
    expect(await referrer.post(path, NEW)).toMatchObject({
      status: 303,
      location: `/referrals/${R}`,
    });
    const sent = site.services.asked.find(({ path: to }) => to === `/referrals/${R}/move`);
    expect(sent?.body).toMatchObject({
      where: { residence: 'known', residencePlaces: ['norfolk'], gpPractice: 'not-known' },
      contactStillSafe: 'not-known',
      factsVersion: 1,
    });
    expect(sent?.headers['idempotency-key']).toBeDefined();
  });

  it('says what is missing, at its question', async () => {
    await referrer.get(path);
    const { contactStillSafe: _, ...rest } = NEW;
    const page = await referrer.post(path, { ...rest, 'where-residence': '' });
    expect(page.status).toBe(422);
    expect(problemLinks(page)).toEqual(['#where-residence', '#contactStillSafe']);
  });

  it('says what intake does not take', async () => {
    const errors = [{ field: 'where', rule: 'not-moved', message: 'Give what is new.' }];
    site.services.answer('intake', `POST /referrals/${R}/move`, {
      status: 422,
      body: problem(422, 'unprocessable', { errors }),
    });
    await referrer.get(path);
    const page = await referrer.post(path, NEW);
    expect(page.status).toBe(422);
    expect(page.text).toContain('Give what is new.');
  });

  it('is no reason to withdraw: the page leads to the new place', async () => {
    const page = await referrer.get(`/referrals/${R}/withdrawal`);
    expect(page.text).toContain(`href="${path}"`);
    expect(page.text).not.toContain('value="moved-area"');
  });
});
