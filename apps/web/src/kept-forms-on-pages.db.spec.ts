import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import type { Page } from './testing/a-visitor.fixture.js';
import { fieldsIn, formsOf, otherwiseFilled } from './testing/form-fields.fixture.js';
import { pageCases } from './testing/page-cases.fixture.js';

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-kept-on-pages', new StoppedClock('2026-11-22T12:00:00.000Z'));
  for (const role of ROLES) await site.account(role, [role, `team-of-${role}`]);
}, 60_000);
afterAll(() => site.close());

const SHOWN: ReadonlySet<string> = new Set(['default', 'filtered']);
/** Not of a session: nobody's, or about the session itself. */
const ASIDE = /^\/(for-you|choose-role|sign-in|signed-out)/;
const cases = pageCases.filter(
  ({ route, state, sent, status = 200 }) =>
    SHOWN.has(state) && sent === undefined && status === 200 && !ASIDE.test(route),
);

/** Of services; that a sign was marked is told by the site itself, whenever it can. */
const askedFor = () =>
  site.services.asked.filter(({ path }) => !path.startsWith('/safety-concerns'));

/** Where it is posted to, and what a browser sends of it once everything in it was filled in otherwise. */
const filledIn = (page: Page, path: string) =>
  formsOf(page)
    .filter(({ isOfFiles }) => !isOfFiles)
    .map(({ action = path, controls }) => ({ action, typed: otherwiseFilled(controls) }))
    .filter(({ typed }) => Object.keys(typed).length > 0);

describe('every form of somebody who is signed in', () => {
  let filled = 0;
  let beside = 0;

  it.each(cases)('$route has again what was typed when the session had ended', async (pageCase) => {
    site.services.reset();
    await site.service.query('DELETE FROM request_count');
    const visitor = await site.signedIn(pageCase.as);
    const path = await pageCase.path(visitor, site.services);
    for (const { action, typed } of filledIn(await visitor.get(path), path)) {
      filled += 1;
      if (action !== path) beside += 1;
      const asked = askedFor().length;
      await site.service.query(`UPDATE session SET expire = now() - interval '1 second'`);
      const refused = await visitor.postAs(action, { csrf: visitor.token, ...typed });
      expect(refused.location).toMatch(/^\/signed-out\?because=kept/);
      expect(askedFor()).toHaveLength(asked);
      const back = await site.signsIn(visitor, pageCase.as);
      expect({ action, back: back.location }).toEqual({ action, back: path });

      const page = await visitor.get(back.location);
      expect(page.text).toContain('What you typed is here. Nothing has been sent.');
      const same = formsOf(page).filter((form) => (form.action ?? path) === action);
      expect({ action, typed: same.map(({ controls }) => fieldsIn(controls)) }).toEqual({
        action,
        typed: expect.arrayContaining([typed]),
      });
    }
  });

  it('is one of many, also of those that stand beside the form of a page', () => {
    expect(filled).toBeGreaterThan(70);
    expect(beside).toBeGreaterThan(3);
  });
});
