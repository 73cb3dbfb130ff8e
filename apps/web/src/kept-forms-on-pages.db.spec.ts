import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import { controlsOf, fieldsIn, otherwiseFilled } from './testing/form-fields.fixture.js';
import { pageCases } from './testing/page-cases.fixture.js';

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-kept-on-pages', new StoppedClock('2026-11-22T12:00:00.000Z'));
  for (const role of ROLES) await site.account(role, [role, `team-of-${role}`]);
}, 60_000);
afterAll(() => site.close());

/** Not of a session: nobody's, or about the session itself. */
const ASIDE = /^\/(for-you|choose-role|sign-in|signed-out)/;
const cases = pageCases.filter(
  ({ route, state, sent, status = 200 }) =>
    state === 'default' && sent === undefined && status === 200 && !ASIDE.test(route),
);

/** Of services; that a sign was marked is told by the site itself, whenever it can. */
const askedFor = () =>
  site.services.asked.filter(({ path }) => !path.startsWith('/safety-concerns'));

describe('every form of somebody who is signed in', () => {
  let filled = 0;

  it.each(cases)('$route has again what was typed when the session had ended', async (pageCase) => {
    site.services.reset();
    await site.service.query('DELETE FROM request_count');
    const visitor = await site.signedIn(pageCase.as);
    const path = await pageCase.path(visitor, site.services);
    const controls = controlsOf(await visitor.get(path));
    const typed = otherwiseFilled(controls ?? []);
    if (Object.keys(typed).length === 0) return;
    filled += 1;

    const asked = askedFor().length;
    await site.service.query(`UPDATE session SET expire = now() - interval '1 second'`);
    const refused = await visitor.postAs(path, { csrf: visitor.token, ...typed });
    expect(refused.location).toMatch(/^\/signed-out\?because=kept/);
    expect(askedFor()).toHaveLength(asked);
    const back = await site.signsIn(visitor, pageCase.as);
    expect(back.location).toBe(path);

    const page = await visitor.get(back.location);
    expect(page.text).toContain('What you typed is here. Nothing has been sent.');
    expect(fieldsIn(controlsOf(page) ?? [])).toEqual(typed);
  });

  it('is one of many', () => {
    expect(filled).toBeGreaterThan(60);
  });
});
