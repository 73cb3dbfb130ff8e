import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import {
  hiddenField,
  problemLinks,
  titleOf,
  type Visitor,
} from '../../../testing/a-visitor.fixture.js';
import {
  aShownFact,
  FACT_ID,
  noFacts,
  someFacts,
} from '../../../testing/protected-examples.fixture.js';
import { aReferral, REFERRAL_ID as R } from '../../../testing/referral-examples.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';

let site: TestSite;
let referrer: Visitor;
let hub: Visitor;
let linkWorker: Visitor;

beforeAll(async () => {
  site = await aSite('web-protected', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  await site.account('hub', ['hub-clinician', 'cw-loss']);
  await site.account('link', ['link-worker', 'cw-links']);
  referrer = await site.signedIn('referrer');
  hub = await site.signedIn('hub');
  linkWorker = await site.signedIn('link');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const LIST = `/restricted/${R}/protected-facts`;
const ONE = `${LIST}/${FACT_ID}`;
const AT = `/referrals/${R}/protected-facts`;
const DETAILS = 'Fostered by the Canaryfields.';
const FACT = { kind: 'partner', details: DETAILS, neededFor: 'plan-care' };
const sent = (path: string) =>
  site.services.asked.filter((one) => one.method === 'POST' && one.path === path);

describe('protected facts of a referral', () => {
  it('are listed by kind, author and time, with what they are needed for, and never with what they say', async () => {
    const { text } = await hub.get(LIST);
    expect(text).toContain('Where a child is placed');
    expect(text).toMatch(
      /To plan contact or a visit\. Written by .*\(Wensum Maternity\), 20 November/,
    );
    expect(text).toContain('Ended on 21 November 2026');
    expect(text).toContain('what it said is erased');
    expect(text).not.toContain('foster carers');
    // What has ended leads nowhere.
    expect(text.split(`href="${LIST}/`)).toHaveLength(3);
    expect(sent(`${AT}/${FACT_ID}/reading`)).toEqual([]);
  });

  it('say before the box who reads them, who never does, and what is better said by telephone', async () => {
    site.services.answer('intake', `GET ${AT}`, { status: 200, body: noFacts });
    const { text } = await referrer.get(LIST);
    const box = text.indexOf('<textarea');
    for (const said of [
      'Who reads it',
      'Who never does',
      'Link workers, coordinators',
      'telephone',
    ])
      expect([said, text.indexOf(said) > 0 && text.indexOf(said) < box]).toEqual([said, true]);
    expect(text).toMatch(/<textarea[^>]*autocomplete="off"/);
    expect(text).toContain('There are none that you may read.');
  });

  it('are added under the key of the form, and shown by no page that follows', async () => {
    const page = await referrer.get(LIST);
    const idempotencyKey = hiddenField(page, 'idempotencyKey');
    const answer = await referrer.post(LIST, { ...FACT, idempotencyKey });
    expect(answer).toMatchObject({ status: 303, location: LIST });
    const [asked] = sent(AT);
    expect([asked?.body, asked?.headers['idempotency-key']]).toEqual([FACT, idempotencyKey]);
    // Each listing is audited: adding lists nothing.
    const listed = site.services.asked.filter(
      ({ method, path }) => `${method} ${path}` === `GET ${AT}`,
    );
    expect(listed).toHaveLength(1);
  });

  it.each([
    ['nothing', {}, ['#kind', '#details', '#neededFor']],
    ['blanks', { ...FACT, details: ' \n ' }, ['#details']],
    ['too much', { ...FACT, details: 'x'.repeat(1001) }, ['#details']],
  ])(
    'with %s are asked again, with what was typed, and nothing is sent',
    async (_, form, links) => {
      await hub.get(LIST);
      const page = await hub.post(LIST, form);
      expect([page.status, problemLinks(page)]).toEqual([422, links]);
      expect(titleOf(page)).toMatch(/^Error: /);
      if ('details' in form) expect(page.text).toContain(form.details.trim());
      expect(sent(AT)).toEqual([]);
    },
  );

  it('that cannot be added are told so in words', async () => {
    const detail = 'A referral can have 20 protected facts.';
    const body = problem(409, 'too-many-protected-facts', { detail });
    site.services.answer('intake', `POST ${AT}`, { status: 409, body });
    await hub.get(LIST);
    const page = await hub.post(LIST, FACT);
    expect(page.status).toBe(409);
    expect(page.text).toContain(detail);
  });
});

describe('one protected fact', () => {
  it('is shown once, after the reason has gone to intake, and kept by no browser', async () => {
    await hub.get(ONE);
    const page = await hub.post(ONE, { because: 'before-contact' });
    expect(page.status).toBe(200);
    expect(page.text).toContain('With foster carers, who are called Example.');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(sent(`${AT}/${FACT_ID}/reading`).map(({ body }) => body)).toEqual([
      { because: 'before-contact' },
    ]);
    expect((await hub.get(ONE)).text).not.toContain('foster carers');
  });

  it('is not shown without a reason', async () => {
    await hub.get(ONE);
    const page = await hub.post(ONE, {});
    expect([page.status, problemLinks(page)]).toEqual([422, ['#because']]);
    expect(sent(`${AT}/${FACT_ID}/reading`)).toEqual([]);
  });

  it('that cannot be read any more is told so', async () => {
    const path = `POST ${AT}/${FACT_ID}/reading`;
    site.services.answer('intake', path, { status: 404, body: problem(404, 'not-found') });
    await hub.get(ONE);
    const page = await hub.post(ONE, { because: 'safety-now' });
    expect([page.status, page.text.includes('That was not done')]).toEqual([404, true]);
  });

  it('is ended with a reason, under the key of the form', async () => {
    const page = await hub.get(`${ONE}/end`);
    const idempotencyKey = hiddenField(page, 'idempotencyKey');
    expect((await hub.post(`${ONE}/end`, { idempotencyKey })).status).toBe(422);
    const answer = await hub.post(`${ONE}/end`, { because: 'wrong', idempotencyKey });
    expect(answer).toMatchObject({ status: 303, location: LIST });
    const [asked, ...others] = sent(`${AT}/${FACT_ID}/end`);
    expect([asked?.body, asked?.headers['idempotency-key'], others]).toEqual([
      { because: 'wrong' },
      idempotencyKey,
      [],
    ]);
  });

  it('that a colleague has ended meanwhile is told so in words', async () => {
    const path = `POST ${AT}/${FACT_ID}/end`;
    const detail = 'This protected fact has been ended.';
    const body = problem(409, 'protected-fact-ended', { detail });
    site.services.answer('intake', path, { status: 409, body });
    await hub.get(`${ONE}/end`);
    const page = await hub.post(`${ONE}/end`, { because: 'wrong' });
    expect([page.status, page.text.includes('That was not done')]).toEqual([409, true]);
    expect(page.text).toContain(detail);
  });

  it('that has ended, or is none, has no page', async () => {
    const ended = someFacts.facts.find(({ endedAt }) => endedAt !== undefined)?.factId ?? '';
    for (const rest of ['', '/end'])
      expect(await hub.get(`${LIST}/${ended}${rest}`)).toMatchObject({
        status: 303,
        location: LIST,
      });
    expect((await hub.get(`${LIST}/${aShownFact.factId.replace('e1', 'ef')}`)).status).toBe(404);
  });
});

describe('the page of the referral', () => {
  const seen = async (who: Visitor, path: string) =>
    (await who.get(path)).text.includes(`href="${LIST}"`);

  it('says how many there are to whoever has a part in them, on the screen alone', async () => {
    for (const [who, path] of [
      [referrer, `/referrals/${R}`],
      [hub, `/worklist/${R}`],
    ] as const) {
      const { text } = await who.get(path);
      expect(text).toMatch(/1 protected fact: see or add/);
      expect((await who.get(`${path}/print`)).text).not.toMatch(/[Pp]rotected fact/);
    }
  });

  it('says nothing of them to anybody else', async () => {
    const { protectedFacts: _, ...body } = aReferral;
    site.services.answer('intake', `GET /referrals/${R}`, { status: 200, body });
    expect(await seen(referrer, `/referrals/${R}`)).toBe(false);
    expect(await seen(hub, `/worklist/${R}`)).toBe(false);
    expect((await linkWorker.get(LIST)).status).toBe(403);
  });
});
