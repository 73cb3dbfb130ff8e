import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import { titleOf } from './testing/a-visitor.fixture.js';
import { pageCases } from './testing/page-cases.fixture.js';

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-titles', new StoppedClock('2026-11-22T12:00:00.000Z'));
  for (const role of ROLES) await site.account(role, [role, `team-of-${role}`]);
}, 60_000);
afterAll(() => site.close());

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Of which page: the same for every referral, draft and state. */
const pageAt = (address: string): string =>
  (address.split('?', 1)[0] ?? '').replaceAll(UUID, ':id').replace(ONE_FORM, '');
/** What no title has in it: nothing, an object, an id, a name of the code, a tag of a template. */
const RAW = /undefined|null|NaN|\[object|[{}<>_]|[0-9a-f]{8}-[0-9a-f]{4}-|[a-z][A-Z]|^\W/;

/** Adding what happened and changing it is one form, at two addresses. */
const ONE_FORM = /\/(add\/[a-z-]+|items\/\d+)$/;

const cases = pageCases.filter(
  ({ state, sent, status = 200 }) => state === 'default' && !sent && status === 200,
);

describe('the title of a page', () => {
  const pages = new Map<string, Set<string>>();

  it.each(cases)('says which it is, in words: $route', async ({ as, path }) => {
    site.services.reset();
    const visitor = await site.somebody(as);
    const address = await path(visitor, site.services);
    const page = await visitor.get(address);
    const title = titleOf(page);

    // One that leads elsewhere would be looked at under another's name.
    expect(page.status).toBe(200);
    expect(title).toMatch(/^\S.* – Waymark$/);
    expect(title).not.toMatch(RAW);
    const titled = `${as}: ${title}`;
    pages.set(titled, (pages.get(titled) ?? new Set()).add(pageAt(address)));
  });

  it('is that of no other page of the same role', () => {
    const shared = [...pages].flatMap(([title, of]) => (of.size > 1 ? [[title, ...of]] : []));

    expect(pages.size).toBeGreaterThan(80);
    expect(shared).toEqual([]);
  });
});
