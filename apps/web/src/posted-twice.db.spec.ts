import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import { beginForm } from './testing/a-filled-form.fixture.js';
import type { Visitor } from './testing/a-visitor.fixture.js';
import { formsOf, type PageForm } from './testing/form-fields.fixture.js';
import { pageCases } from './testing/page-cases.fixture.js';
import { sendsEmpty } from './testing/refused.fixture.js';

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-posted-twice', new StoppedClock('2026-11-22T12:00:00.000Z'));
  for (const role of ROLES) await site.account(role, [role, `team-of-${role}`]);
}, 60_000);
afterAll(() => site.close());

const cases = pageCases.filter(
  ({ state, sent, status = 200 }) => state === 'default' && sent === undefined && status === 200,
);
const keyOf = ({ controls }: PageForm): string | undefined =>
  controls.find(({ name }) => name === 'idempotencyKey')?.value;
const keysAsked = (): readonly string[] =>
  site.services.asked.flatMap(({ headers }) => [headers['idempotency-key'] ?? []].flat());

/** Forms without a key, by where they stand, and why the second posting changes nothing. */
const WITHOUT: Readonly<Record<string, string>> = {
  '/accounts/':
    'a fact of the account: found as it is, the second is told so (409, or 422 for an invitation)',
  '/choose-role': 'the same role is chosen',
  '/for-you':
    'answers are saved over themselves; the draft has a key of its own, with which it is sent',
  '/notices': 'read, or chosen, as before',
  '/operations/failed/':
    'an event is settled once, and a group has one run: the second is 409; the rest is saved over itself',
  '/operations/referrals/': 'who was shown is written down each time that it was',
  '/operations/runs/': 'the run is in that state already, or has ended (409)',
  '/operations/said-again/': 'whoever hears an event again knows it by its id',
  '/refer':
    'answers are saved over themselves; a draft that was begun twice is empty, and is not sent; it has a key of its own',
  '/restricted/': 'what was shown is written down each time that it was',
  '/safety-concerns/': 'is decided by version: the second is 409',
  '/team/closing/': 'asks, or says again what is under way; a closing has one state',
};

describe('a form that is posted twice', () => {
  let keyed = 0;
  const met = new Set<string>();

  it.each(cases)('$route asks under one key, or stands among those that need none', async (one) => {
    site.services.reset();
    await site.service.query('DELETE FROM request_count');
    await site.service.query('UPDATE account SET ended_at = NULL');
    const visitor = await site.somebody(one.as);
    const address = await one.path(visitor, site.services);
    for (const form of formsOf(await visitor.get(address))) {
      const key = keyOf(form);
      const to = form.action ?? address;
      if (key === undefined) {
        const why = Object.keys(WITHOUT).find((start) => to.startsWith(start));
        expect({ to, why }).toEqual({ to, why: expect.any(String) });
        met.add(String(why));
      } else if (!form.isOfFiles) {
        const before = keysAsked().length;
        await visitor.post(to, sendsEmpty(form, true));
        await visitor.post(to, sendsEmpty(form, true));
        const asked = keysAsked().slice(before);
        if (asked.length > 0) keyed += 1;
        expect({ to, asked }).toEqual({ to, asked: asked.map(() => key) });
      }
    }
  });

  it('is one of many, and each reason is met', () => {
    expect(keyed).toBeGreaterThan(15);
    expect([...met].toSorted()).toEqual(Object.keys(WITHOUT));
  });
});
describe('in a draft', () => {
  const list = async (visitor: Visitor, draft: string): Promise<number> =>
    (await visitor.get(`${draft}/what-happened`)).text.split('/removal"').length - 1;
  const birth = {
    kind: 'birth',
    ...{ 'on-day': '1', 'on-month': '9', 'on-year': '2026', certainty: 'exact' },
  };

  it('what happened is there once, however often the form was posted; a twin is another', async () => {
    const visitor = await site.signedIn('referrer');
    const draft = await beginForm(visitor);
    const add = `${draft}/what-happened/add/birth`;
    const sends = async () => sendsEmpty(formsOf(await visitor.get(add))[0] ?? { controls: [] });
    const first = { ...birth, ...(await sends()) };
    for (const fields of [first, first]) expect((await visitor.post(add, fields)).status).toBe(303);
    expect(await list(visitor, draft)).toBe(1);
    await visitor.post(add, { ...birth, ...(await sends()) });
    expect(await list(visitor, draft)).toBe(2);

    const [form] = formsOf(await visitor.get(`${draft}/what-happened`));
    for (const _ of [1, 2])
      await visitor.post(form?.action ?? '', sendsEmpty(form ?? { controls: [] }));
    expect(await list(visitor, draft)).toBe(1);
  });
});
