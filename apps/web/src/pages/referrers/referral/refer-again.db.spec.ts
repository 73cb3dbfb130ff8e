import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import type { Visitor } from '../../../testing/a-visitor.fixture.js';
import { aReferral, REFERRAL_ID as R } from '../../../testing/referral-examples.fixture.js';

let site: TestSite;
let referrer: Visitor;
beforeAll(async () => {
  site = await aSite('web-refer-again', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  referrer = await site.signedIn('referrer');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const { holder: _holder, nextStep: _nextStep, ...rest } = aReferral;
const ended = { ...rest, open: false, questions: [], state: 'Closed: care was given' };

describe('refer again', () => {
  it('carries over who the person is, and asks everything else anew', async () => {
    site.services.answer('intake', `GET /referrals/${R}`, { status: 200, body: ended });
    const page = await referrer.get(`/referrals/${R}`);
    expect(page.text).toContain(`action="/referrals/${R}/again"`);
    const { status, location } = await referrer.post(`/referrals/${R}/again`, {});
    expect(status).toBe(303);
    const person = await referrer.get(`${location}/person`);
    expect(person.text).toContain(aReferral.sent.person.fullName);
    const more = await referrer.get(`${location}/anything-else`);
    expect(more.text).toContain(`Referred before: ${aReferral.reference}, first referred on`);
    // No outcome goes along: another organisation reads why only where it had part in it.
    expect(more.text).not.toContain('care was given');
    for (const topic of ['signs', 'safety', 'consent', 'contact', 'need']) {
      expect((await referrer.get(`${location}/${topic}`)).text).not.toMatch(/<input[^>]* checked/);
    }
  });

  it('is not offered while it is open', async () => {
    expect((await referrer.get(`/referrals/${R}`)).text).not.toContain('/again"');
    expect(await referrer.post(`/referrals/${R}/again`, {})).toMatchObject({
      status: 303,
      location: `/referrals/${R}`,
    });
  });
});
