import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import type { Visitor } from '../../../testing/a-visitor.fixture.js';

let site: TestSite;
let referrer: Visitor;

beforeAll(async () => {
  site = await aSite('web-my-referrals', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  referrer = await site.signedIn('referrer');
});
afterAll(() => site.close());

it('leads from a page that there is not to the first, and never says that nothing was sent', async () => {
  const answer = (total: number) => {
    site.services.answer('intake', 'GET /referrals', {
      status: 200,
      body: { referrals: [], total },
    });
  };
  answer(120);
  expect(await referrer.get('/referrals?page=9')).toMatchObject({
    status: 303,
    location: '/referrals',
  });
  answer(0);
  expect((await referrer.get('/referrals')).text).toContain('has not sent a referral yet');
});
