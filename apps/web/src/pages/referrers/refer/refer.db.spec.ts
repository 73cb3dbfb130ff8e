import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { SendReferral } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import type { FormAnswers } from '../../../layout/form/question.js';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { beginForm, fieldsOf, fillForm } from '../../../testing/a-filled-form.fixture.js';
import {
  hiddenField,
  problemLinks,
  titleOf,
  type Visitor,
} from '../../../testing/a-visitor.fixture.js';
import { aDraft } from '../../../testing/drafts.fixture.js';
import {
  anAnswerToSending,
  QUESTION_ID,
  REFERRAL_ID as R,
} from '../../../testing/referral-examples.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';
import { TOPICS, type TopicSlug } from './draft/draft.js';

let site: TestSite;
let referrer: Visitor;

beforeAll(async () => {
  site = await aSite('web-refer', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  await site.account('colleague', ['referrer', 'wensum-maternity']);
  referrer = await site.signedIn('referrer');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const OPTIONAL: readonly TopicSlug[] = ['need-more', 'scores', 'anything-else', 'equality'];
const QUESTION_TOPICS = TOPICS.filter(
  (slug) => slug !== 'what-happened' && !OPTIONAL.includes(slug),
);

const begin = (visitor: Visitor = referrer): Promise<string> => beginForm(visitor);
/** A draft with everything answered. */
const aFilledForm = (): Promise<string> => fillForm(referrer);

const sendings = () =>
  site.services.asked.filter(({ method, path }) => method === 'POST' && path === '/referrals');

describe('the form', () => {
  it('goes from topic to topic in order, and then to the criteria', async () => {
    const draft = await begin();
    await referrer.get(`${draft}/whose-care`);
    const ways: string[] = [];
    for (const slug of TOPICS) {
      const fields =
        slug === 'what-happened' ? { add: 'nothing-more' } : fieldsOf(withoutLoss(slug));
      ways.push(
        (await referrer.post(`${draft}/${slug}`, fields)).location.replace(`${draft}/`, ''),
      );
    }

    expect(ways).toEqual([...TOPICS.slice(1), 'criteria']);
  });

  it.each(OPTIONAL)('lets %s be left empty', async (slug) => {
    const draft = await begin();

    expect((await referrer.post(`${draft}/${slug}`, {})).status).toBe(303);
  });

  it.each(QUESTION_TOPICS)('says what is missing when %s is posted empty', async (slug) => {
    const draft = await begin();
    const page = await referrer.post(`${draft}/${slug}`, {});

    expect(page.status).toBe(422);
    expect(titleOf(page)).toMatch(/^Error: /);
    expect(problemLinks(page).length).toBeGreaterThan(0);
    for (const href of problemLinks(page)) expect(page.text).toContain(`id="${href.slice(1)}"`);
  });

  it('keeps what was typed where something is wrong', async () => {
    const draft = await begin();
    const fields = {
      fullName: 'Amara <b>Demo</b>',
      nhsNumber: '999 000 1074',
      'birthDate-day': '31',
    };
    const { text } = await referrer.post(`${draft}/person`, fields);

    expect(text).toContain('value="Amara &lt;b&gt;Demo&lt;/b&gt;"');
    expect(text).toContain('value="999 000 1074"');
    expect(text).toMatch(/name="birthDate-day" [^>]*value="31"/);
  });

  it('survives what no browser posts', async () => {
    const draft = await begin();
    const hostile = { loss: ['yes', 'no'], about: '__proto__', constructor: 'x', 'about[$ne]': '' };
    const page = await referrer.post(`${draft}/whose-care`, hostile);

    expect(page.status).toBe(422);
  });

  it('says at once whom to call when a sign says so', async () => {
    const draft = await begin();
    await referrer.get(`${draft}/signs`);
    const { location } = await referrer.post(`${draft}/signs`, {
      signs: 'suicidal-plan',
      urgency: 'call-now',
    });
    const page = await referrer.get(location);

    expect(location).toMatch(/\/call-now\?to=/);
    expect(page.text).toMatch(/Telephone the local crisis team now/);
    expect(site.services.asked.filter(({ service }) => service !== 'intake')).toEqual([]);
  });

  it('warns of an open referral of the same person, and goes on only with a reason', async () => {
    const open = [{ receivedOn: '2026-11-01', state: 'a team is deciding' }];
    site.services.answer('intake', 'POST /referrals/duplicates', { status: 200, body: { open } });
    const draft = await begin();
    const { location } = await referrer.post(`${draft}/person`, fieldsOf(aDraft.topics.person));
    const warning = await referrer.get(location);

    expect(warning.text).toContain('Received on 1 November 2026: a team is deciding');
    expect((await referrer.post(location, {})).status).toBe(422);
    expect((await referrer.post(location, { choice: 'refer-anyway' })).status).toBe(422);
    const anyway = { choice: 'refer-anyway', reason: 'Another loss since.' };
    expect((await referrer.post(location, anyway)).location).toBe(`${draft}/contact`);
    expect((await referrer.post(location, { choice: 'add-to-it' })).location).toBe(
      `${draft}/contact`,
    );
  });

  it('goes on where intake cannot say whether there is one', async () => {
    site.services.answer('intake', 'POST /referrals/duplicates', {
      status: 503,
      body: problem(503, 'unavailable'),
    });
    const draft = await begin();
    const { location } = await referrer.post(`${draft}/person`, fieldsOf(aDraft.topics.person));

    expect(location).toBe(`${draft}/contact`);
  });

  it('is nobody else’s, in the same team neither', async () => {
    const draft = await begin();
    const colleague = await site.signedIn('colleague');

    expect((await colleague.get(`${draft}/person`)).status).toBe(404);
    expect((await referrer.get(`${draft}/nothing-of-this-name`)).status).toBe(404);
  });

  it('can be left and found again, and deleted', async () => {
    const draft = await begin();
    await referrer.post(`${draft}/whose-care`, { loss: 'no', about: 'partner' });
    const list = await referrer.get('/refer');
    expect(list.text).toContain(`href="${draft}"`);
    expect((await referrer.get(`${draft}/whose-care`)).text).toMatch(
      /value="partner"[^>]* checked/,
    );

    const id = draft.split('/').at(-1) ?? '';
    await referrer.post(`/refer/drafts/${id}/removal`);
    expect((await referrer.get(draft)).status).toBe(404);
  });

  it('lists what happened, one at a time, to change and to take out', async () => {
    const draft = await begin();
    await referrer.get(`${draft}/what-happened`);
    for (const occurrence of aDraft.occurrences) {
      await referrer.post(
        `${draft}/what-happened/add/${String(occurrence.kind)}`,
        fieldsOf(occurrence),
      );
    }
    await referrer.post(
      `${draft}/what-happened/items/1`,
      fieldsOf({ on: '2025-11-15', certainty: 'about' }),
    );
    expect((await referrer.get(`${draft}/what-happened`)).text).toContain(
      'Birth of a living baby, about 15 November 2025',
    );

    await referrer.post(`${draft}/what-happened/items/0/removal`);
    expect((await referrer.get(`${draft}/what-happened`)).text).not.toContain('first 28 days,');
  });
});

function withoutLoss(slug: TopicSlug): FormAnswers | undefined {
  return slug === 'whose-care' ? { loss: 'no', about: 'pregnant-person' } : aDraft.topics[slug];
}

describe('what the criteria say', () => {
  it('is asked with the facts and nobody’s name', async () => {
    const draft = await aFilledForm();
    const page = await referrer.get(`${draft}/criteria`);
    const asked = site.services.asked.find(({ path }) => path === '/pre-checks');

    expect(page.text).toContain('Link work at Home-Start now');
    expect(asked?.body).toMatchObject({ facts: { ageYears: 32, need: { level: 'moderate' } } });
    expect(JSON.stringify(asked?.body)).not.toMatch(/Amara|999 ?000|CV1/);
  });

  it('does not stand in the way while eligibility is silent', async () => {
    const draft = await aFilledForm();
    site.services.answer('eligibility', 'POST /pre-checks', {
      status: 503,
      body: problem(503, 'unavailable'),
    });
    const page = await referrer.get(`${draft}/criteria`);

    expect(page.status).toBe(200);
    expect(page.text).toMatch(/cannot be checked just now[\s\S]*Continue to check your answers/);
  });

  it('asks first what is still open', async () => {
    const draft = await begin();

    expect((await referrer.get(`${draft}/criteria`)).location).toBe(
      `${draft}/whose-care?from=criteria`,
    );
  });
});

describe('sending', () => {
  it('sends what intake takes, under the key of the draft', async () => {
    const draft = await aFilledForm();
    const page = await referrer.get(`${draft}/check-answers`);
    const { location } = await referrer.post(`${draft}/check-answers`);
    const [sent] = sendings();
    const errors = validateSync(plainToInstance(SendReferral, sent?.body), {
      whitelist: true,
      forbidNonWhitelisted: true,
    });

    expect(location).toBe(`${draft}/sent`);
    expect(errors).toEqual([]);
    expect(sent?.headers['idempotency-key']).toBe(hiddenField(page, 'idempotencyKey'));
    expect((await referrer.get(location)).text).toContain(anAnswerToSending.reference);
  });

  it('sends once, however often the button is pressed, and says so when somebody comes back', async () => {
    const draft = await aFilledForm();
    await referrer.get(`${draft}/check-answers`);
    await Promise.all([
      referrer.post(`${draft}/check-answers`),
      referrer.post(`${draft}/check-answers`),
    ]);
    await referrer.post(`${draft}/check-answers`);
    const keys = new Set(sendings().map(({ headers }) => headers['idempotency-key']));
    const bodies = new Set(sendings().map(({ body }) => JSON.stringify(body)));

    expect([keys.size, bodies.size]).toEqual([1, 1]);
    expect((await referrer.open(`${draft}/check-answers`)).text).toContain(
      'This referral was already sent',
    );
    expect((await referrer.open(`${draft}/person`)).text).toContain(
      'This referral was already sent',
    );
  });

  it('keeps nothing of what was typed once it is sent', async () => {
    const draft = await aFilledForm();
    await referrer.get(`${draft}/check-answers`);
    await referrer.post(`${draft}/check-answers`);

    expect((await referrer.get('/refer')).text).not.toContain(`href="${draft}"`);
  });

  it('does not know whether it has arrived when intake is silent, and sends the same again', async () => {
    const draft = await aFilledForm();
    await referrer.get(`${draft}/check-answers`);
    site.services.answer('intake', 'POST /referrals', {
      status: 503,
      body: problem(503, 'unavailable'),
    });
    const silent = await referrer.post(`${draft}/check-answers`);
    expect(silent.status).toBe(503);
    expect(silent.text).toMatch(/do not know yet whether it has arrived[\s\S]*Try again/);
    expect((await referrer.get(`${draft}/person`)).location).toBe(`${draft}/check-answers`);

    const before = sendings();
    site.services.reset();
    await referrer.get(`${draft}/check-answers`);
    await referrer.post(`${draft}/check-answers`);
    const [again] = sendings();

    expect(again?.body).toEqual(before[0]?.body);
    expect(again?.headers['idempotency-key']).toBe(before[0]?.headers['idempotency-key']);
  });

  it('shows what intake refuses, and sends the mended one under another key', async () => {
    const draft = await aFilledForm();
    const errors = [
      { field: 'occurrences[0].on', rule: 'before-she-could', message: 'Check both dates.' },
    ];
    site.services.answer('intake', 'POST /referrals', {
      status: 422,
      body: problem(422, 'unprocessable', { errors }),
    });
    await referrer.get(`${draft}/check-answers`);
    const refused = await referrer.post(`${draft}/check-answers`);
    expect(refused.status).toBe(422);
    expect(titleOf(refused)).toMatch(/^Error: /);
    expect(problemLinks(refused)).toEqual([`${draft}/what-happened?from=check-answers`]);

    const [first] = sendings();
    site.services.reset();
    await referrer.post(`${draft}/check-answers`);
    expect(sendings()[0]?.headers['idempotency-key']).not.toBe(first?.headers['idempotency-key']);
  });

  it.each([401, 403, 404])(
    'never takes another key after a %d where nobody knows what came of the first time',
    async (status) => {
      const draft = await aFilledForm();
      await referrer.get(`${draft}/check-answers`);
      const answers = (code: number) => {
        site.services.answer('intake', 'POST /referrals', {
          status: code,
          body: problem(code, 'not-now'),
        });
      };
      answers(503);
      await referrer.post(`${draft}/check-answers`);
      answers(status);
      expect((await referrer.post(`${draft}/check-answers`)).status).toBe(503);
      await referrer.post(`${draft}/check-answers`);
      const keys = new Set(sendings().map(({ headers }) => headers['idempotency-key']));
      expect(keys.size).toBe(1);
    },
  );

  it('never takes another key where something was received under this one', async () => {
    const draft = await aFilledForm();
    site.services.answer('intake', 'POST /referrals', {
      status: 422,
      body: problem(422, 'idempotency-key-reused'),
    });
    await referrer.get(`${draft}/check-answers`);

    expect((await referrer.post(`${draft}/check-answers`)).status).toBe(503);
    await referrer.post(`${draft}/check-answers`);
    expect(new Set(sendings().map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });
});

describe('answering and withdrawing', () => {
  it('sends what was asked and nothing else, with the key of the form', async () => {
    const page = await referrer.get(`/referrals/${R}/questions/${QUESTION_ID}`);
    await referrer.post(`/referrals/${R}/questions/${QUESTION_ID}`, {
      idempotencyKey: hiddenField(page, 'idempotencyKey'),
      'need-level': 'severe',
      'happened-0-gestationWeeks': '31',
    });
    const sent = site.services.asked.find(({ method }) => method === 'POST');

    expect(sent).toMatchObject({
      path: `/referrals/${R}/answers`,
      body: { questionId: QUESTION_ID, factsVersion: 1 },
    });
    expect(sent?.headers['idempotency-key']).toBe(hiddenField(page, 'idempotencyKey'));
  });

  it('says so where a question is no longer open', async () => {
    const other = '0b8f6f0e-0000-4000-8000-00000000dddd';

    expect((await referrer.get(`/referrals/${R}/questions/${other}`)).status).toBe(409);
  });

  it('withdraws with the reason', async () => {
    await referrer.get(`/referrals/${R}/withdrawal`);
    const page = await referrer.post(`/referrals/${R}/withdrawal`, { reason: 'sent-in-error' });

    expect(page.location).toBe(`/referrals/${R}`);
    expect(site.services.asked.at(-1)).toMatchObject({
      path: `/referrals/${R}/withdrawal`,
      body: { reason: 'sent-in-error' },
    });
  });
});
