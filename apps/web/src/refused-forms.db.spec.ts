import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import { controlsOf } from './testing/form-fields.fixture.js';
import type { PageCase } from './testing/page-case.fixture.js';
import { pageCases } from './testing/page-cases.fixture.js';
import { amissIn, sendsEmpty } from './testing/refused.fixture.js';

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-refused-forms', new StoppedClock('2026-11-22T12:00:00.000Z'));
  for (const role of ROLES) await site.account(role, [role, `team-of-${role}`]);
}, 60_000);
afterAll(() => site.close());

const opened = async ({ as, path }: PageCase) => {
  site.services.reset();
  await site.service.query('DELETE FROM request_count');
  const visitor = await site.somebody(as);
  const address = await path(visitor, site.services);
  return { visitor, address, page: await visitor.get(address) };
};

const refused = pageCases.filter(
  ({ state, sent, status = 422 }) => state === 'error' && sent === true && status === 422,
);

describe('a form that is sent as it is shown and refused', () => {
  it.each(refused)('$route leads to each problem and says it there', async (pageCase) => {
    const { visitor, address, page } = await opened(pageCase);
    // What was searched for is refused as it is asked: there is nothing to send yet.
    const isAsked = controlsOf(page) === undefined;
    const answer = page.text.includes('enctype="multipart/form-data"')
      ? await visitor.upload(address, { name: '', content: Buffer.alloc(0) })
      : isAsked
        ? page
        : await visitor.post(address, sendsEmpty(page, true));

    expect({ status: answer.status, amiss: amissIn(answer) }).toEqual({ status: 422, amiss: [] });
  });

  it('is one of many', () => {
    expect(refused.length).toBeGreaterThan(60);
  });
});

/** Refused empty, and not in a browser: sent as they are shown they are taken, or are not the first form of their page. */
const NOT_AS_SHOWN = [
  '/refer/:id/what-happened/items/:index',
  '/refer/:id/call-now',
  '/referrals/:id/questions/:questionId',
  '/restricted/:id/access',
  '/operations/failed/:service/groups/:group/assignment',
];
const shown = pageCases.filter(
  ({ state, sent, status = 200 }) => state === 'default' && sent !== true && status === 200,
);

describe('a form that is sent empty', () => {
  let wrong = 0;
  const lookedAt = new Set(refused.map(({ route }) => route));
  const refusing = new Set<string>();

  it.each(shown)('$route is taken, or leads to each problem', async (pageCase) => {
    const { visitor, address, page } = await opened(pageCase);
    if (controlsOf(page) === undefined) return;
    const answer = await visitor.post(address, sendsEmpty(page));
    if (answer.status === 422) {
      wrong += 1;
      refusing.add(pageCase.route);
    }

    expect([200, 303, 409, 422]).toContain(answer.status);
    expect(answer.status === 422 ? amissIn(answer) : []).toEqual([]);
  });

  it('is refused by many pages', () => {
    expect(wrong).toBeGreaterThan(60);
  });

  it('is looked at in a browser as it is refused', () => {
    expect([...refusing].filter((route) => !lookedAt.has(route))).toEqual(NOT_AS_SHOWN);
  });
});
