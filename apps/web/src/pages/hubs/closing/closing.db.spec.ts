import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import {
  hiddenField,
  problemLinks,
  type Page,
  type Visitor,
} from '../../../testing/a-visitor.fixture.js';
import { aClosure, aClosurePreview } from '../../../testing/closing-examples.fixture.js';
import { begunMeanwhile } from '../../../testing/closing-page-cases.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';

const clock = new StoppedClock('2026-11-22T12:00:00.000Z');
let site: TestSite;
let hub: Visitor;

beforeAll(async () => {
  site = await aSite('web-closing', clock);
  await site.account('hub-clinician', ['hub-clinician', 'cw-loss']);
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  hub = await site.signedIn('hub-clinician');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  clock.set('2026-11-22T12:00:00.000Z');
  site.services.reset();
  routing(`POST ${CLOSURE}/preview`, 200, aClosurePreview);
  routing(`GET ${CLOSURE}`, 404, problem(404, 'not-found'));
  routing(`POST ${CLOSURE}`, 201, aClosure);
});

const CLOSURE = '/services/cw-loss/closure';
const routing = (call: string, status: number, body: object): void => {
  site.services.answer('routing', call, { status, body });
};
const posts = (path: string) =>
  site.services.asked.filter((asked) => asked.method === 'POST' && asked.path === path);
const ANSWERS = {
  reason: 'merged',
  successor: 'bsol',
  'on-day': '4',
  'on-month': '1',
  'on-year': '2027',
  wording: 'Refer to\r\nBirmingham.',
};
const [{ referralId: R } = { referralId: '' }] = aClosurePreview.cases;

/** Everything that the form of a page would send by itself. */
const hiddenOf = ({ text }: Page): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

async function confirmed(more: Record<string, string> = {}): Promise<Page> {
  await hub.get('/team/closing');
  const thought = await hub.post('/team/closing', ANSWERS);
  const preview = await hub.get(thought.location);
  return hub.post('/team/closing/confirm', { ...hiddenOf(preview), ...more });
}

describe('closing a service', () => {
  it('is thought of, looked at one by one, confirmed, and only then begun, once', async () => {
    const confirm = await confirmed({ [`to-${R}`]: 'landing-team' });
    expect(confirm.status).toBe(200);
    expect(confirm.text).toContain('Confirm the closing');
    expect(posts(CLOSURE)).toEqual([]);

    const started = await hub.post('/team/closing/start', hiddenOf(confirm));
    expect(started).toMatchObject({ status: 303, location: '/team/closing/progress' });
    const [sent] = posts(CLOSURE);
    expect(sent?.body).toMatchObject({
      on: '2027-01-04',
      reason: 'merged',
      successorId: 'bsol',
      wording: 'Refer to Birmingham.',
      // Chosen otherwise for one of them: the landing team.
      exceptions: [{ referralId: R }],
    });
    expect(sent?.body).toHaveProperty('byName');

    await hub.post('/team/closing/start', hiddenOf(confirm));
    const keys = posts(CLOSURE).map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(keys[0]).toBe(hiddenField(confirm, 'idempotencyKey'));
  });

  it('says what is missing at its question, and begins nothing', async () => {
    await hub.get('/team/closing');
    const page = await hub.post('/team/closing', {});
    expect(page.status).toBe(422);
    expect(problemLinks(page)).toEqual(['#reason', '#on-day', '#successor', '#wording']);
    const late = await hub.post('/team/closing/start', { ...ANSWERS, 'on-year': '2025' });
    expect(late.status).toBe(422);
    expect(problemLinks(late)).toEqual(['#on-day']);
    expect(posts(CLOSURE)).toEqual([]);
  });

  it('never shows some of them as all: who is not listed is counted', async () => {
    routing(`POST ${CLOSURE}/preview`, 200, { ...aClosurePreview, total: 900 });
    const confirm = await confirmed();
    expect(confirm.text).toContain('Not listed, the same is done with them: 898');
    const people = [...confirm.text.matchAll(/<li>[^<]*: (\d+)<\/li>/g)].map(([, all]) =>
      Number(all),
    );
    expect(people.reduce((sum, each) => sum + each, 0)).toBe(900);
  });

  it.each([
    { what: 'looked at', step: 'preview', call: `POST ${CLOSURE}/preview` },
    { what: 'begun', step: 'start', call: `POST ${CLOSURE}` },
  ])('where somebody else was faster, says so when it is $what', async ({ step, call }) => {
    const confirm = await confirmed();
    routing(call, begunMeanwhile.status, begunMeanwhile.body);
    const query = new URLSearchParams(ANSWERS).toString();
    const page =
      step === 'preview'
        ? await hub.get(`/team/closing/preview?${query}`)
        : await hub.post('/team/closing/start', hiddenOf(confirm));
    expect(page.status).toBe(409);
    expect(page.text).toContain('Joe Bloggs has begun to close this service');
    // From there the way leads to how far it has got.
    routing(`GET ${CLOSURE}`, 200, aClosure);
    expect(page.text).toContain('href="/team/closing"');
    expect(await hub.get('/team/closing')).toMatchObject({
      status: 303,
      location: '/team/closing/progress',
    });
  });

  it('says why routing does not take it: the next service has closed meanwhile', async () => {
    const confirm = await confirmed();
    const errors = [{ field: 'successorId', rule: 'x', message: 'This service takes nobody.' }];
    routing(`POST ${CLOSURE}`, 422, problem(422, 'unprocessable', { errors }));
    const page = await hub.post('/team/closing/start', hiddenOf(confirm));
    expect(page.status).toBe(422);
    expect(page.text).toContain('This service takes nobody.');
  });

  it('is nobody’s who only refers', async () => {
    const referrer = await site.signedIn('referrer');
    for (const path of ['/team/closing', '/team/closing/preview', '/team/closing/progress']) {
      expect((await referrer.get(path)).status).toBe(403);
    }
    expect((await referrer.post('/team/closing/start', ANSWERS)).status).toBe(403);
    expect(posts(CLOSURE)).toEqual([]);
  });
});

describe('how far it has got', () => {
  it('leads to the form where nothing was begun, and the form to it while it is under way', async () => {
    expect(await hub.get('/team/closing/progress')).toMatchObject({
      status: 303,
      location: '/team/closing',
    });
    routing(`GET ${CLOSURE}`, 200, { ...aClosure, state: 'cancelled' });
    expect((await hub.get('/team/closing')).status).toBe(200);
    expect((await hub.get('/team/closing/progress')).text).toContain('Cancelled');
  });

  it('goes on again with what could not be moved, in the name of who asks', async () => {
    routing(`GET ${CLOSURE}`, 200, aClosure);
    routing(`POST ${CLOSURE}/again`, 200, aClosure);
    const page = await hub.get('/team/closing/progress');
    expect(page.text).toContain('1 referral could not be moved.');
    const answer = await hub.post('/team/closing/again');
    expect(answer).toMatchObject({ status: 303, location: '/team/closing/progress' });
    expect(posts(`${CLOSURE}/again`)).toMatchObject([{ body: { byName: expect.any(String) } }]);
    routing(`GET ${CLOSURE}`, 200, { ...aClosure, failed: 0 });
    expect((await hub.get('/team/closing/progress')).text).not.toContain('Try these again');
  });

  it.each([
    { what: 'until the day', now: '2027-01-03T12:00:00.000Z', state: 'under-way', may: true },
    { what: 'on the day no more', now: '2027-01-04T00:30:00.000Z', state: 'under-way', may: false },
    { what: 'when it is done no more', now: '2026-12-01T12:00:00.000Z', state: 'done', may: false },
  ])('can be cancelled $what', async ({ now, state, may }) => {
    routing(`GET ${CLOSURE}`, 200, { ...aClosure, state });
    clock.set(now);
    hub = await site.signedIn('hub-clinician');
    const page = await hub.get('/team/closing/progress');
    expect(page.text.includes('Cancel what has not begun')).toBe(may);
  });

  it('cancels, or says why that is no longer possible', async () => {
    routing(`GET ${CLOSURE}`, 200, aClosure);
    routing(`POST ${CLOSURE}/cancellation`, 200, { ...aClosure, state: 'cancelled' });
    await hub.get('/team/closing/progress');
    expect(await hub.post('/team/closing/cancellation')).toMatchObject({
      status: 303,
      location: '/team/closing/progress',
    });
    expect(posts(`${CLOSURE}/cancellation`)).toHaveLength(1);
    const detail = 'The day has come: the service is closed.';
    routing(`POST ${CLOSURE}/cancellation`, 409, problem(409, 'closed-by-now', { detail }));
    const page = await hub.post('/team/closing/cancellation');
    expect(page.status).toBe(409);
    expect(page.text).toContain(detail);
  });

  it('lists no more than it was told, and says how many there are besides', async () => {
    routing(`GET ${CLOSURE}`, 200, { ...aClosure, total: 900 });
    expect((await hub.get('/team/closing/progress')).text).toContain(
      '898 more are not listed here.',
    );
  });

  it('says that it cannot be told just now, and claims nothing', async () => {
    routing(`GET ${CLOSURE}`, 503, problem(503, 'unavailable'));
    const page = await hub.get('/team/closing/progress');
    expect(page.status).toBe(503);
    expect(page.text).not.toContain('Nobody was with the service');
  });
});
