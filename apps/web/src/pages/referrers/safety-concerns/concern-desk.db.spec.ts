import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { fillForm } from '../../../testing/a-filled-form.fixture.js';
import { hiddenField, type Visitor } from '../../../testing/a-visitor.fixture.js';
import { aConcern } from '../../../testing/placing-examples.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';
import { ConcernDesk } from './concern-desk.js';

let site: TestSite;
let referrer: Visitor;

beforeAll(async () => {
  site = await aSite('web-concerns', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  referrer = await site.signedIn('referrer');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const PLAN = { signs: 'suicidal-plan', urgency: 'call-now' };
const CALL = {
  to: 'crisis',
  takenBy: 'Duty nurse',
  'on-day': '22',
  'on-month': '11',
  'on-year': '2026',
  time: '11:45',
};

/** A form in which a sign that needs a call has just been marked. */
async function marked(): Promise<string> {
  await referrer.get('/refer/before-you-start');
  const { location } = await referrer.post('/refer/drafts');
  const draft = location.replace(/\/whose-care$/, '');
  await referrer.post(`${draft}/signs`, PLAN);
  return draft;
}

const idOf = (draft: string): string => draft.split('/').at(-1) ?? '';

/** What intake has been told, once everything that was to be said was tried. */
async function told(): Promise<readonly object[]> {
  await site.service.app.get(ConcernDesk).sayNow();
  return site.services.asked
    .filter(({ path }) => path.startsWith('/safety-concerns'))
    .map(({ path, body }) => ({ path, body }));
}

describe('a sign in a form that is not sent', () => {
  it('is told to intake: the team and whom the page said to call, and nothing of the person', async () => {
    const draft = await marked();
    expect(await told()).toEqual([
      {
        path: '/safety-concerns',
        body: {
          concernId: idOf(draft),
          team: 'Team wensum-maternity',
          calls: ['crisis'],
          residencePlaces: [],
          changedAt: expect.any(String),
        },
      },
    ]);
    await referrer.post(`${draft}/signs`, PLAN);
    expect(await told()).toHaveLength(1);
  });

  it('is told later where intake is silent, and the page does not wait for it', async () => {
    const down = { status: 503, body: problem(503, 'unavailable') };
    site.services.answer('intake', 'POST /safety-concerns', down);
    const draft = await marked();
    expect((await referrer.get(`${draft}/call-now`)).text).toContain('crisis team');
    await told();
    site.services.reset();
    expect(await told()).toMatchObject([{ body: { concernId: idOf(draft) } }]);
    expect(await told()).toHaveLength(1);
  });

  it('is told although one before it always fails', async () => {
    const failing = await marked();
    await told();
    const path = `/safety-concerns/${idOf(failing)}/clearing`;
    site.services.answer('intake', `POST ${path}`, { status: 500, body: problem(500, 'fault') });
    await referrer.post(`${failing}/signs`, { signs: 'none' });
    const draft = await marked();
    expect(await told()).toContainEqual({
      path: '/safety-concerns',
      body: expect.objectContaining({ concernId: idOf(draft) }),
    });
    site.services.reset();
    expect(await told()).toMatchObject([{ path }]);
  });

  it.each([401, 409, 429])(
    'is told again after %d, which says nothing of the sign',
    async (status) => {
      const passing = { status, body: problem(status, 'not-now') };
      site.services.answer('intake', 'POST /safety-concerns', passing);
      const draft = await marked();
      await told();
      site.services.reset();
      expect(await told()).toMatchObject([{ body: { concernId: idOf(draft) } }]);
    },
  );

  it('that is refused for good is not told for ever', async () => {
    const refused = { status: 422, body: problem(422, 'unknown-place') };
    site.services.answer('intake', 'POST /safety-concerns', refused);
    await marked();
    await told();
    site.services.reset();
    expect(await told()).toEqual([]);
  });

  it.each([
    { by: 'who took the call', path: 'call-now', fields: CALL, because: 'call-taken' },
    { by: 'taking it back', path: 'signs', fields: { signs: 'none' }, because: 'taken-back' },
  ])('is cleared by $by', async ({ path, fields, because }) => {
    const draft = await marked();
    await told();
    site.services.reset();
    await referrer.post(`${draft}/${path}`, fields);
    expect(await told()).toEqual([
      {
        path: `/safety-concerns/${idOf(draft)}/clearing`,
        body: { because, changedAt: expect.any(String) },
      },
    ]);
  });

  it('is told with a time that is later with each change, because two processes may tell it', async () => {
    const draft = await marked();
    await told();
    await referrer.post(`${draft}/signs`, { signs: 'none' });
    await told();
    await referrer.post(`${draft}/signs`, PLAN);
    await told();
    const times = site.services.asked
      .filter(({ path }) => path.startsWith('/safety-concerns'))
      .map(({ body }) => (body as { readonly changedAt: string }).changedAt);
    expect(times).toHaveLength(3);
    expect(times).toEqual([...new Set(times)].sort());
  });

  it('is told again where an intake of before does not know that time yet', async () => {
    const errors = [{ field: 'changedAt', rule: 'whitelistValidation', message: 'is not known' }];
    const old = { status: 422, body: problem(422, 'unprocessable', { errors }) };
    site.services.answer('intake', 'POST /safety-concerns', old);
    const draft = await marked();
    await told();
    site.services.reset();
    expect(await told()).toMatchObject([{ body: { concernId: idOf(draft) } }]);
  });

  it('is not cleared by deleting the form', async () => {
    const draft = await marked();
    await told();
    site.services.reset();
    await referrer.get('/refer');
    await referrer.post(`/refer/drafts/${idOf(draft)}/removal`);
    expect((await referrer.get(draft)).status).toBe(404);
    expect(await told()).toEqual([]);
  });

  it('is on the worklist of the team with who began it, and is settled there', async () => {
    const id = idOf(await marked());
    const body = { tasks: [{ ...aConcern, concernId: id }] };
    site.services.answer('routing', 'GET /safety-concerns', { status: 200, body });
    expect((await referrer.get('/worklist')).text).toContain('A form that Demo referrer began');

    const page = await referrer.get(`/safety-concerns/${id}`);
    const version = hiddenField(page, 'version');
    expect((await referrer.post(`/safety-concerns/${id}`, { version })).status).toBe(422);
    const fields = { version, outcome: 'call-taken', ...CALL };
    expect((await referrer.post(`/safety-concerns/${id}`, fields)).location).toBe('/worklist');
    const settled = site.services.asked.find(({ path }) => path.endsWith('/settlement'));
    expect(settled?.body).toEqual({
      version: 2,
      byName: 'Demo referrer',
      outcome: 'call-taken',
      call: { to: 'crisis', takenBy: 'Duty nurse', at: '2026-11-22T11:45:00.000Z' },
    });
  });

  it('names nobody of another team', async () => {
    const id = idOf(await marked());
    await site.account('gp', ['referrer', 'westham-gp']);
    const gp = await site.signedIn('gp');
    const body = { tasks: [{ ...aConcern, concernId: id }] };
    site.services.answer('routing', 'GET /safety-concerns', { status: 200, body });
    const { text } = await gp.get('/worklist');
    expect(text).toContain('A form that Team wensum-maternity began');
    expect(text).not.toContain('Demo referrer');
  });
});

describe('a form with a sign that is sent', () => {
  it('takes the concern with it, so that both are one command', async () => {
    const draft = await fillForm(referrer);
    await referrer.post(`${draft}/signs`, PLAN);
    await told();
    site.services.reset();
    await referrer.get(`${draft}/check-answers`);
    await referrer.post(`${draft}/check-answers`);
    const sent = site.services.asked.find(({ path }) => path === '/referrals');
    expect(sent?.body).toMatchObject({ safetyConcernId: idOf(draft) });
    expect(await told()).toEqual([]);
  });

  it('carries none where there was none', async () => {
    const draft = await fillForm(referrer);
    await referrer.get(`${draft}/check-answers`);
    await referrer.post(`${draft}/check-answers`);
    const sent = site.services.asked.find(({ path }) => path === '/referrals');
    expect(sent?.body).not.toHaveProperty('safetyConcernId');
  });
});
