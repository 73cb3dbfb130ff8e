import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { hiddenField, problemLinks, type Visitor } from '../../../testing/a-visitor.fixture.js';
import {
  aReferral,
  QUESTION_ID,
  REFERRAL_ID as R,
} from '../../../testing/referral-examples.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';

let site: TestSite;
let referrer: Visitor;
beforeAll(async () => {
  site = await aSite('web-answer', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  referrer = await site.signedIn('referrer');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

describe('an answer to a question', () => {
  it('says whom to telephone at once where the answer says so', async () => {
    const callNow = [{ kind: 'crisis', how: 'Telephone.' }];
    const changed = { referralId: R, state: 'open', factsVersion: 2, callNow };
    site.services.answer('intake', `POST /referrals/${R}`, { status: 200, body: changed });
    const safety = { ...aReferral.sent.safety, signs: ['suicidal-plan'], urgency: 'call-now' };
    const body = { ...aReferral, sent: { ...aReferral.sent, safety } };
    site.services.answer('intake', `GET /referrals/${R}`, { status: 200, body });
    const path = `/referrals/${R}/questions/${QUESTION_ID}`;
    await referrer.get(path);
    const level = { 'need-level': 'severe', 'happened-0-gestationWeeks': '31' };
    const { location } = await referrer.post(path, level);
    expect((await referrer.get(location)).text).toMatch(/Act now.*crisis team now/s);
    expect((await referrer.get(`/referrals/${R}`)).text).not.toContain('Act now');
  });

  it('is shown beside what stands now where somebody has changed it meanwhile, and is not sent', async () => {
    const path = `/referrals/${R}/questions/${QUESTION_ID}`;
    const version = hiddenField(await referrer.get(path), 'version');
    const [first, ...others] = aReferral.sent.occurrences;
    const sent = { ...aReferral.sent, occurrences: [...others, first] };
    const body = { ...aReferral, factsVersion: aReferral.factsVersion + 1, sent };
    site.services.answer('intake', `GET /referrals/${R}`, { status: 200, body });
    const level = { 'need-level': 'severe', 'happened-0-gestationWeeks': '31' };
    const page = await referrer.post(path, { ...level, version });
    expect(page.status).toBe(409);
    expect(page.text).toContain('Somebody changed this referral while you had this page open');
    expect(page.text).toMatch(/value="severe"[^>]* checked/);
    expect(hiddenField(page, 'version')).toBe(String(body.factsVersion));
    expect(site.services.asked.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('is shown so where it was changed between the reading and the sending', async () => {
    const path = `/referrals/${R}/questions/${QUESTION_ID}`;
    const changed = { status: 409, body: problem(409, 'facts-changed') };
    site.services.answer('intake', `POST /referrals/${R}/answers`, changed);
    const version = hiddenField(await referrer.get(path), 'version');
    const level = { 'need-level': 'severe', 'happened-0-gestationWeeks': '31' };
    const page = await referrer.post(path, { ...level, version });
    expect(page.status).toBe(409);
    expect(page.text).toContain('Nothing of yours is saved so far');
  });

  it('asks for what an answer no longer fits with, on the same page', async () => {
    const errors = [
      { field: 'occurrences[1].on', rule: 'before-she-could', message: 'Too early.' },
    ];
    site.services.answer('intake', `POST /referrals/${R}/answers`, {
      status: 422,
      body: problem(422, 'unprocessable', { errors }),
    });
    const path = `/referrals/${R}/questions/${QUESTION_ID}`;
    await referrer.get(path);
    const level = { 'need-level': 'severe', 'happened-0-gestationWeeks': '31' };
    const refused = await referrer.post(path, level);
    expect(refused.status).toBe(422);
    expect(problemLinks(refused)).toEqual(['#happened-1-on-day']);
    expect(refused.text).toContain('Too early.');

    site.services.reset();
    const day = { 'happened-1-on-day': '13', 'happened-1-on-month': '11' };
    await referrer.post(path, {
      ...level,
      ...day,
      'happened-1-on-year': '2025',
      'happened-1-certainty': 'exact',
      'happened-0-on-day': '20',
      'happened-0-on-month': '11',
      'happened-0-on-year': '2025',
      'happened-0-certainty': 'exact',
      also: hiddenField(refused, 'also'),
    });
    const sent = site.services.asked.find(({ method }) => method === 'POST');
    expect(sent?.body).toMatchObject({ occurrences: [{}, { on: '2025-11-13' }] });
  });
});
