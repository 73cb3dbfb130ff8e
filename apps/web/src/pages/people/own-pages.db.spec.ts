import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SendReferral } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { decodeJwt } from 'jose';
import { aSite, type TestSite } from '../../testing/a-site.fixture.js';
import { problemLinks, titleOf, type Visitor } from '../../testing/a-visitor.fixture.js';
import { practicesFound, placeChoices } from '../../testing/referral-examples.fixture.js';
import { answerOwn, ownPreCheck } from '../../testing/own-pages.fixture.js';
import { problem } from '../../testing/stand-in-services.fixture.js';

const clock = new StoppedClock('2026-11-22T12:00:00.000Z');
let site: TestSite;
let visitor: Visitor;

beforeAll(async () => {
  site = await aSite('web-own-pages', clock);
}, 60_000);
afterAll(() => site.close());
beforeEach(async () => {
  site.services.reset();
  await site.service.query('DELETE FROM request_count');
  site.services.answer('intake', 'GET /places', {
    status: 200,
    body: { ...placeChoices, lookups: { postcodes: true, practices: true } },
  });
  site.services.answer('eligibility', 'POST /pre-checks', {
    status: 200,
    body: ownPreCheck('met'),
  });
  visitor = site.visitor();
});

const [practice] = practicesFound.practices;
const but = {
  home: { home: 'postcode', postcode: 'cv1 1aa' },
  'which-surgery': { code: practice?.code ?? '' },
};
const sentOnes = () =>
  site.services.asked.filter(({ method, path }) => method === 'POST' && path === '/self-referrals');
const sentBody = () => sentOnes()[0]?.body as SendReferral;
const rows = () => site.service.query<{ row: string }>('SELECT d::text AS row FROM own_draft d');

describe('somebody who asks for help for themselves', () => {
  it('is told first whom to call, whatever else', async () => {
    const page = await visitor.get('/for-you');
    const first = page.text.slice(page.text.indexOf('<h1'));

    expect(titleOf(page)).toBe('Do you need help now? – Ask for help – Waymark');
    for (const number of ['999', 'NHS 111', '116 123'])
      expect(first.indexOf(number)).toBeLessThan(first.indexOf('Ask for help for yourself'));
  });

  it('answers one question a page, without an account, and is sent once', async () => {
    await visitor.get(await answerOwn(visitor, { but }));
    expect((await visitor.post('/for-you/check')).location).toBe('/for-you/sent');
    const again = await visitor.post('/for-you/check');
    expect(again.location).toBe('/for-you/sent?already=yes');

    expect(sentOnes()).toHaveLength(1);
    expect(sentBody()).toMatchObject({
      about: 'pregnant-person',
      person: { fullName: 'Rosa Demo', postcode: 'CV1 1AA', noNhsNumberBecause: 'not-known' },
      where: { residence: 'known', gpPractice: 'known', gpPracticeCode: practice?.code },
      current: { state: 'pregnant', dueOn: '2027-02-06' },
      occurrences: [
        { kind: 'birth', on: '2024-05' },
        { kind: 'loss', on: '2025-10', loss: { kind: 'miscarriage' } },
        { kind: 'separation' },
      ],
      need: { level: 'moderate', priorTherapy: 'yes', currentTherapy: 'no' },
      safety: { signs: [], riskToSelf: 'some', urgency: 'not-asked' },
      consent: { hub: 'yes', otherNhs: 'no', vcse: 'yes', gp: 'no' },
      referrer: { facts: { role: 'self' }, name: 'Rosa Demo', team: 'Self-referral' },
    });
    expect(sentBody().referrer).not.toHaveProperty('email');
  });

  it('goes by a token that speaks for this one referral alone, from no address', async () => {
    await visitor.get(await answerOwn(visitor, { but }));
    await visitor.post('/for-you/check');
    const [sent] = sentOnes();
    const claims = decodeJwt((sent?.headers.authorization ?? '').replace('Bearer ', ''));

    expect(claims).toMatchObject({
      aud: 'waymark-intake',
      organisation: 'self',
      roles: ['self-referrer'],
      sub: expect.stringMatching(/^http:\/\/localhost:3000\|self:[0-9a-f-]{36}$/),
      from: expect.stringMatching(/^session:[0-9a-f]{12}$/),
    });
    expect(sent?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is not asked for a number or address before saying who else sees it', async () => {
    const begun = await answerOwn(visitor, { until: 'questions/others', but });
    expect((await visitor.get(begun)).text).toContain('Nothing has been sent to you');
    const asked = await visitor.post(begun, { others: ['partner'] });
    expect(asked.location).toBe('/for-you/questions/partner');
    expect(site.services.asked.map(({ path }) => path)).not.toContain('/self-referrals');
  });

  it('can refer without any way to be reached, and is told how news comes then', async () => {
    await visitor.get(await answerOwn(visitor, { but: { ...but, reach: { ways: ['none'] } } }));
    await visitor.post('/for-you/check');
    const page = await visitor.get('/for-you/sent');

    expect(sentBody().person.contact).toEqual({
      safe: {
        phone: 'no',
        voicemail: 'no',
        sms: 'no',
        email: 'no',
        letter: 'no',
        othersSeeMessages: 'yes',
        seenBy: ['partner', 'family'],
        partnerKnows: 'no',
      },
    });
    expect(page.text).toContain('You asked us not to contact you');
    expect(page.text).toContain('another way is found');
    expect(page.text).toContain('After 5 working days, ask your GP');
    expect(page.text).not.toMatch(/you hear who can|If you hear nothing/);
    expect(page.text).toContain('WM-4K7Q-2N8D');
  });

  it('drops a number that was given before the way was taken back', async () => {
    await answerOwn(visitor, { but });
    await visitor.get('/for-you/questions/reach?from=check');
    await visitor.post('/for-you/questions/reach?from=check', { ways: 'email' });
    await visitor.post('/for-you/check');

    expect(sentBody().person.contact).not.toHaveProperty('phone');
  });

  it('reads whom to call at once after a sign, without any other service', async () => {
    const begun = await answerOwn(visitor, { until: 'questions/right-now', but });
    await visitor.get(begun);
    const { location } = await visitor.post(begun, { now: ['end-life', 'unsafe'] });
    site.services.reset();
    const page = await visitor.get(location);

    expect(location).toBe('/for-you/help-now');
    expect(page.text).toMatch(/999[\s\S]*NHS 111[\s\S]*116 123/);
    expect(site.services.asked).toEqual([]);
  });

  it('hears before agreeing who sees what, and what is never promised', async () => {
    const page = await visitor.get(await answerOwn(visitor, { until: 'questions/sharing', but }));

    expect(page.text).toContain('Asking for help is not a reason to take a child away');
    expect(page.text).toContain('serious danger, it has to tell others');
    expect((await visitor.post('/for-you/questions/sharing')).status).toBe(422);
  });
});

describe('an area', () => {
  const area = async (outcome: 'met' | 'not-met' | 'not-published') => {
    const body = ownPreCheck(outcome);
    site.services.answer('eligibility', 'POST /pre-checks', { status: 200, body });
    return (await visitor.get(await answerOwn(visitor, { until: 'area', but }))).text;
  };

  it('that takes people by themselves is named with its team', async () => {
    expect(await area('met')).toContain('Perinatal Loss Pathway');
  });

  it('that takes professionals’ referrals only still has two ways on, and nothing is her fault', async () => {
    const text = await area('not-met');
    expect(text).toMatch(/midwife, health visitor or GP to refer you/);
    expect(text).toContain('It is not because of you');
    expect(text).toContain('Go on');
  });

  it('that has not said so is asked by a person', async () => {
    expect(await area('not-published')).toContain('You can still go on');
  });

  it('outside England is a next step, and nothing is sent', async () => {
    const outside = { home: { home: 'outside-england' }, surgery: { surgery: 'none' } };
    const page = await visitor.get(await answerOwn(visitor, { until: 'area', but: outside }));
    expect(page.text).toContain('Ask your GP, midwife or health visitor');
    expect((await visitor.post('/for-you/check')).location).toBe('/for-you/area');
    expect(sentOnes()).toEqual([]);
  });

  it('is asked with nothing that says who it is', async () => {
    await answerOwn(visitor, { until: 'questions/days', but });
    const asked = site.services.asked.filter(({ path }) => path === '/pre-checks');
    expect(JSON.stringify(asked)).not.toMatch(/Demo|CV1|1994/);
    expect(asked[0]?.body).toMatchObject({ facts: { referrer: { role: 'self' } } });
  });
});

describe('leaving', () => {
  it('is a plain link on what failed and in the midst of the questions (every page: pages-alike.db.spec)', async () => {
    const paths = ['/for-you', '/for-you/nowhere', '/for-you/questions/nothing'];
    paths.push(await answerOwn(visitor, { until: 'questions/loss', but }));
    for (const path of paths) {
      const { text } = await visitor.get(path);
      expect(text).toMatch(/href="\/for-you\/leave" rel="nofollow noreferrer"/);
      expect(text).toContain('does not clear the list of pages');
    }
  });

  it('deletes what was typed, leads to an ordinary site, and going back shows nothing', async () => {
    await site.service.query('DELETE FROM own_draft');
    const path = await answerOwn(visitor, { until: 'questions/sharing', but });
    const left = await visitor.get('/for-you/leave');

    expect(left).toMatchObject({ status: 303, location: 'https://www.bbc.co.uk/weather' });
    expect(left.headers.get('referrer-policy')).toBe('same-origin');
    expect(await rows()).toEqual([]);
    expect((await visitor.get(path)).location).toBe('/for-you?again=yes');
  });

  it('is left, however many ask from the same address', async () => {
    await site.service.query('DELETE FROM own_draft');
    await answerOwn(visitor, { but });
    expect(await rows()).not.toEqual([]);
    site.services.tooManyOf.add('request');
    expect((await visitor.get('/for-you/check')).status).toBe(429);
    const left = await visitor.get('/for-you/leave');

    expect([left.status, left.location]).toEqual([303, 'https://www.bbc.co.uk/weather']);
    expect(await rows()).toEqual([]);
  });

  it('leaves somebody signed in who looked at these pages', async () => {
    await site.account('midwife', ['referrer', 'wensum-maternity']);
    const midwife = await site.signedIn('midwife');
    await answerOwn(midwife, { until: 'questions/due', but });
    await midwife.get('/for-you/leave');
    expect((await midwife.get('/refer')).status).toBe(200);
  });
});

describe('what was typed', () => {
  it('is sealed, belongs to this browser, and is gone after half an hour', async () => {
    await site.service.query('DELETE FROM own_draft');
    const path = await answerOwn(visitor, { but });
    const [{ row } = { row: '' }] = await rows();
    // With the blank that no sealed text has: three letters alone may stand in one by chance.
    for (const typed of ['Rosa Demo', 'CV1 1', 'cv1 1', '900123', 'dentist'])
      expect(row).not.toContain(typed);
    expect((await site.visitor().get(path)).location).toBe('/for-you?again=yes');

    await site.service.query(`UPDATE own_draft SET saved_at = now() - interval '31 minutes'`);
    expect((await visitor.get(path)).location).toBe('/for-you?again=yes');
    await answerOwn(site.visitor(), { until: 'questions/due', but });
    expect(await rows()).toHaveLength(1);
  });

  it('is kept as it was attempted until intake answers, and sent again under its key', async () => {
    await visitor.get(await answerOwn(visitor, { but }));
    const silent = { status: 503, body: problem(503, 'unavailable') };
    site.services.answer('intake', 'POST /self-referrals', silent);
    const unsure = await visitor.post('/for-you/check');
    expect(unsure.status).toBe(503);
    expect(unsure.text).toContain('They arrive once');
    // Said by whoever has not looked what came of the first time.
    const no = { status: 403, body: problem(403, 'not-now') };
    site.services.answer('intake', 'POST /self-referrals', no);
    expect((await visitor.post('/for-you/check')).status).toBe(503);
    expect((await visitor.get('/for-you/questions/name')).location).toBe('/for-you/check');

    const body = {
      referralId: 'x',
      reference: 'WM-1',
      receivedAt: '2026-11-22T12:00:00.000Z',
      callNow: [],
    };
    site.services.answer('intake', 'POST /self-referrals', { status: 201, body });
    expect((await visitor.post('/for-you/check')).location).toBe('/for-you/sent');
    // Between them are those that were sent again at once.
    const [one, other] = [sentOnes()[0], sentOnes().at(-1)];
    expect(other?.headers['idempotency-key']).toBe(one?.headers['idempotency-key']);
    expect(other?.body).toEqual(one?.body);
  });

  it('goes again as it was although something else is asked since', async () => {
    await visitor.get(await answerOwn(visitor, { but }));
    const silent = { status: 503, body: problem(503, 'unavailable') };
    site.services.answer('intake', 'POST /self-referrals', silent);
    await visitor.post('/for-you/check');
    site.services.reset();
    // No postcode tells the area any more.
    const lookups = { postcodes: false, practices: false };
    const body = { ...placeChoices, lookups };
    site.services.answer('intake', 'GET /places', { status: 200, body });
    clock.set('2026-11-22T12:15:00.000Z');
    const { location } = await visitor.post('/for-you/check');
    // The lists are kept for a while.
    clock.set('2026-11-22T12:40:00.000Z');
    expect(location).toBe('/for-you/sent');
  });

  it('can be put right where intake refuses it', async () => {
    await visitor.get(await answerOwn(visitor, { but }));
    const errors = [{ field: 'person.birthDate', rule: 'birth-date-age', message: 'Check.' }];
    const body = problem(422, 'unprocessable', { errors });
    site.services.answer('intake', 'POST /self-referrals', { status: 422, body });
    const page = await visitor.post('/for-you/check');
    expect(page.status).toBe(422);
    expect(problemLinks(page)).toEqual(['/for-you/questions/born?from=check']);
    expect((await visitor.get('/for-you/questions/born?from=check')).status).toBe(200);
  });
});

describe('a form', () => {
  const hostile = { happened: '<script>', on: 'x', home: '../..', postcode: '\u0000', ways: '{}' };

  it('from somebody else’s page is refused', async () => {
    expect((await visitor.postAs('/for-you', {})).status).toBe(403);
  });

  it.each(['happened', 'loss', 'home', 'surgery', 'days', 'right-now', 'name', 'born', 'sharing'])(
    '%s, empty or hostile, is asked again with what was typed',
    async (slug) => {
      const path = await answerOwn(visitor, { until: `questions/${slug}`, but });
      await visitor.get(path);
      const empty = await visitor.post(path, {});
      expect(empty.status).toBe(422);
      expect(titleOf(empty)).toMatch(/^Error: /);
      for (const link of problemLinks(empty)) expect(empty.text).toContain(`id="${link.slice(1)}"`);
      expect((await visitor.post(path, hostile)).status).toBe(422);
    },
  );

  it('keeps what was typed wrongly', async () => {
    const path = await answerOwn(visitor, { until: 'questions/phone', but });
    await visitor.get(path);
    const page = await visitor.post(path, { phone: 'call "me"' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('value="call &quot;me&quot;"');
  });
});

describe('the words', () => {
  it('never say what is not said to the public', async () => {
    const pages: string[] = [];
    const seen = (text: string) => pages.push(text);
    await answerOwn(visitor, { but, seen });
    for (const path of ['/for-you', '/for-you/help-now', '/for-you/check'])
      seen((await visitor.get(path)).text);
    await visitor.post('/for-you/check');
    seen((await visitor.get('/for-you/sent')).text);

    expect(pages.length).toBeGreaterThan(25);
    for (const text of pages) {
      const main = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '';
      expect(main.replaceAll('Perinatal Loss Pathway', '')).not.toMatch(
        /perinatal|\bdied\b|\bshe\b|\bher\b|trimester|urgent/i,
      );
    }
  });
});

describe('somebody who is told to wait, or that something is silent', () => {
  it('is led back to what they have answered, and sends it then', async () => {
    await site.service.query('DELETE FROM own_draft');
    const path = await answerOwn(visitor, { but });
    await visitor.get(path);
    site.services.tooManyOf.add('own');
    const waits = await visitor.post(path);
    expect([waits.status, await rows()]).toEqual([429, [expect.anything()]]);
    expect(waits.text).toMatch(/href="\/for-you\/check">Try again<[\s\S]*Go to the first page/);
    site.services.tooManyOf.clear();
    await visitor.get(path);
    expect((await visitor.post(path)).location).toBe('/for-you/sent');
  });

  it('is led to the first page where nothing was answered', async () => {
    await visitor.get('/for-you');
    site.services.tooManyOf.add('own');
    expect((await visitor.post('/for-you')).text).not.toContain('Try again<');
  });
});

// Last: the address of all these specs is told to wait from then on.
describe('one address', () => {
  it('may begin 60 times an hour, and whose address it is, is not kept', async () => {
    for (let times = 0; times < 60; times += 1) {
      await visitor.get('/for-you');
      await visitor.post('/for-you');
    }
    await visitor.get('/for-you');
    const page = await visitor.post('/for-you');
    expect(page.status).toBe(429);
    expect(page.text).toContain('Please wait a moment');
    const counts = await site.service.query<{ key: string }>(
      `SELECT key FROM request_count WHERE key LIKE 'own-%'`,
    );
    expect(counts).toHaveLength(1);
    expect(JSON.stringify(counts)).not.toMatch(/127\.0\.0\.1|::1/);
  });
});
