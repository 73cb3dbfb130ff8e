import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import { pageCases, routesWithoutAPage } from './testing/page-cases.fixture.js';

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-page-cases', new StoppedClock('2026-11-22T12:00:00.000Z'));
  for (const role of ROLES) await site.account(role, [role, `team-of-${role}`]);
}, 60_000);
afterAll(() => site.close());

describe('every route that shows a page', () => {
  it('is looked at in a browser, or says why it is none', () => {
    const { router } = site.service.app.getHttpAdapter().getInstance() as {
      readonly router: { readonly stack: readonly Layer[] };
    };
    const shown = router.stack.flatMap(({ route }) => (route?.methods.get ? [route.path] : []));
    const known = new Set([
      ...pageCases.map(({ route }) => route),
      ...Object.keys(routesWithoutAPage),
    ]);

    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((path) => !known.has(path))).toEqual([]);
    expect([...known].filter((path) => !shown.includes(path))).toEqual([]);
  });
});

describe('a page in a state', () => {
  const shown = pageCases.filter(({ sent }) => sent === undefined);

  it.each(shown)('$route, $state, is answered as it says', async (pageCase) => {
    site.services.reset();
    await site.service.query('DELETE FROM request_count');
    const visitor = await site.somebody(pageCase.as);
    const page = await visitor.get(await pageCase.path(visitor, site.services));

    expect(page.status).toBe(pageCase.status ?? 200);
    expect(page.text.match(/<h1\b/g)).toHaveLength(1);
  });
});
