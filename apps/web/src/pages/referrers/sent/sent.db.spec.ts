import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { fillForm } from '../../../testing/a-filled-form.fixture.js';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import type { Visitor } from '../../../testing/a-visitor.fixture.js';
import { silent } from '../../../testing/page-case.fixture.js';
import {
  aReachableReferral,
  REFERRAL_ID as R,
} from '../../../testing/referral-examples.fixture.js';

let site: TestSite;
let referrer: Visitor;
let sent: string;

beforeAll(async () => {
  site = await aSite('web-sent', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  referrer = await site.signedIn('referrer');
  const draft = await fillForm(referrer);
  await referrer.get(`${draft}/check-answers`);
  sent = (await referrer.post(`${draft}/check-answers`)).location;
});
afterAll(() => site.close());

it('what was sent is printed from the confirmation, and what the person is sent can be read there', async () => {
  site.services.answer('intake', `GET /referrals/${R}`, { status: 200, body: aReachableReferral });
  const page = await referrer.get(sent);
  expect(page.text).toContain(`href="/referrals/${R}/print"`);
  expect((await referrer.get(`/referrals/${R}/print`)).status).toBe(200);
  expect(page.text).toContain('We write to the person by email');
  expect(page.text).toContain('We have your request');
  expect(page.text).toContain('An update on your request');
  expect(page.text).not.toContain('amara@people.example');
});

it('the confirmation is there while intake and notification are silent', async () => {
  site.services.answer('notification', 'GET /templates', silent);
  expect((await referrer.get(sent)).text).toContain('The words cannot be shown just now');
  site.services.answer('intake', `GET /referrals/${R}`, silent);
  const { status, text } = await referrer.get(sent);
  expect(status).toBe(200);
  expect(text).toContain('It cannot be shown just now whether a safe way');
});
