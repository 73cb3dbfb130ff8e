import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import {
  hiddenField,
  problemLinks,
  type Page,
  type Visitor,
} from '../../../testing/a-visitor.fixture.js';
import { controlsOf, fieldsIn } from '../../../testing/form-fields.fixture.js';
import { aReferral, REFERRAL_ID as R } from '../../../testing/referral-examples.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';
import { INFORMATION_PARTS } from './information-parts.js';

let site: TestSite;
let referrer: Visitor;
beforeAll(async () => {
  site = await aSite('web-information', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  referrer = await site.signedIn('referrer');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const path = `/referrals/${R}/information`;
const reading = (body: object): void => {
  site.services.answer('intake', `GET /referrals/${R}`, { status: 200, body });
};
const sent = () =>
  site.services.asked.find(
    ({ method, path: at }) => method === 'POST' && at.endsWith('/amendments'),
  );
/** As a browser sends the page: with all that stands in it, and what is entered besides. */
const send = (part: string, page: Page, answers: Readonly<Record<string, string>>) =>
  referrer.post(`${path}/${part}`, {
    ...fieldsIn(controlsOf(page) ?? []),
    ...answers,
    version: hiddenField(page, 'version'),
    idempotencyKey: hiddenField(page, 'idempotencyKey'),
  });
const add = async (part: string, answers: Readonly<Record<string, string>>) =>
  send(part, await referrer.get(`${path}/${part}`), answers);

describe('information that nobody asked for', () => {
  it('is found from the referral while it is open', async () => {
    expect((await referrer.get(`/referrals/${R}`)).text).toContain(`href="${path}"`);
    expect((await referrer.get(path)).text).toContain(`href="${path}/scores"`);
    reading({ ...aReferral, open: false });
    expect((await referrer.get(`/referrals/${R}`)).text).not.toContain(`href="${path}"`);
    expect((await referrer.get(path)).location).toBe(`/referrals/${R}`);
  });

  it('adds a score to those that were sent, at the version that was read', async () => {
    const { location } = await add('scores', { 'scores-gad-7': '12' });
    expect(location).toBe(`/referrals/${R}?said=added`);
    const { scores, ...need } = aReferral.sent.need;
    expect(sent()?.body).toMatchObject({ factsVersion: aReferral.factsVersion, need });
    const body = sent()?.body as {
      need: { scores: readonly { measure: string; total: number }[] };
    };
    expect(body.need.scores.map(({ measure, total }) => `${measure} ${String(total)}`)).toEqual(
      expect.arrayContaining([`CORE-10 ${String(scores[0]?.total)}`, 'GAD-7 12']),
    );
    expect((await referrer.get(location)).text).toMatch(/Added\. It is compared with the criteria/);
  });

  it('adds a birth to what was sent', async () => {
    await add('happened', {
      'happened-2-kind': 'birth',
      'happened-2-on-day': '2',
      'happened-2-on-month': '11',
      'happened-2-on-year': '2026',
      'happened-2-certainty': 'exact',
    });
    const { occurrences } = sent()?.body as { occurrences: readonly object[] };
    expect(occurrences).toHaveLength(3);
    expect(occurrences[2]).toMatchObject({ kind: 'birth', on: '2026-11-02', certainty: 'exact' });
    expect(occurrences.slice(0, 2)).toMatchObject(aReferral.sent.occurrences);
  });

  it('says whom to telephone at once where a new risk says so', async () => {
    const callNow = [{ kind: 'crisis', how: 'Telephone.' }];
    const changed = { referralId: R, state: 'open', factsVersion: 2, callNow };
    site.services.answer('intake', `POST /referrals/${R}`, { status: 200, body: changed });
    const urgent = { 'signs-signs': 'suicidal-plan', 'signs-urgency': 'call-now' };
    expect((await add('signs', urgent)).location).toBe(`/referrals/${R}?call=now`);
    expect(sent()?.body).toMatchObject({
      safety: { ...aReferral.sent.safety, signs: ['suicidal-plan'], urgency: 'call-now' },
    });
  });

  it('is not sent where nothing is different, or an answer is wrong', async () => {
    const same = await add('risk', {});
    expect([same.status, problemLinks(same)]).toEqual([422, ['#safety-riskToSelf']]);
    expect(same.text).toContain('Nothing is different from what was sent');
    const wrong = await add('scores', { 'scores-gad-7': '99' });
    expect([wrong.status, problemLinks(wrong)]).toEqual([422, ['#scores-gad-7']]);
    expect(wrong.text).toMatch(/<title>Error: .*value="99"/s);
    expect(sent()).toBeUndefined();
  });

  it('says one thing of a box that cannot be read', async () => {
    const miscarriage = { 'happened-2-kind': 'loss', 'happened-2-lossKind': 'miscarriage' };
    const age = { 'happened-2-ageNumber': 'some', 'happened-2-ageUnit': 'days' };
    const refused = await add('happened', { ...miscarriage, ...age });
    expect(problemLinks(refused)).toEqual(['#happened-2-ageNumber']);
  });

  it.each(Object.keys(INFORMATION_PARTS))('is not sent as it stands: %s', async (part) => {
    expect((await add(part, {})).status).toBe(422);
    expect(sent()).toBeUndefined();
  });

  it('is kept, and not sent, where somebody changed the facts since they were read', async () => {
    const read = await referrer.get(`${path}/scores`);
    reading({ ...aReferral, factsVersion: aReferral.factsVersion + 1 });
    const old = await send('scores', read, { 'scores-gad-7': '12' });
    expect([old.status, sent()]).toEqual([409, undefined]);
    expect(old.text).toMatch(/Somebody changed this referral.*value="12"/s);
    expect(hiddenField(old, 'version')).toBe(String(aReferral.factsVersion + 1));
    await send('scores', old, {});
    expect(sent()?.body).toMatchObject({ factsVersion: aReferral.factsVersion + 1 });
  });

  it('is kept where intake hears of another change in the same moment', async () => {
    const body = problem(409, 'facts-changed');
    site.services.answer('intake', `POST /referrals/${R}/amendments`, { status: 409, body });
    const old = await add('scores', { 'scores-gad-7': '12' });
    expect(old.status).toBe(409);
    expect(old.text).toMatch(/Somebody changed this referral.*value="12"/s);
  });

  it('asks nobody about a baby after a loss', async () => {
    const lost = aReferral.sent.occurrences.filter(({ kind }) => kind === 'loss');
    reading({
      ...aReferral,
      sent: { ...aReferral.sent, current: { state: 'not-pregnant' }, occurrences: lost },
    });
    expect((await referrer.get(`${path}/now`)).text).not.toMatch(/main carer|primaryCarer/);
    expect((await referrer.get(`${path}/signs`)).text).not.toContain('cut off from the baby');
  });

  it('has no page for a part that there is not', async () => {
    expect((await referrer.get(`${path}/constructor`)).status).toBe(404);
    reading({ ...aReferral, sent: { ...aReferral.sent, occurrences: [] } });
    expect((await referrer.get(`${path}/as-sent`)).status).toBe(404);
  });
});
