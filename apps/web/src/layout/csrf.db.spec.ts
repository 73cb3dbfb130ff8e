import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../testing/a-site.fixture.js';
import type { Visitor } from '../testing/a-visitor.fixture.js';
import { REFERRAL_ID as R } from '../testing/referral-examples.fixture.js';

let site: TestSite;
let hub: Visitor;
let midwife: Visitor;
beforeAll(async () => {
  site = await aSite('web-csrf', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('hub', ['hub-clinician', 'cw-loss']);
  await site.account('midwife', ['referrer', 'wensum-maternity']);
  await site.account('operator', ['operator', 'desk']);
  hub = await site.signedIn('hub');
  midwife = await site.signedIn('midwife');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const moved = () =>
  site.services.asked.filter(
    ({ method, path }) => method === 'POST' && path.endsWith('/acceptance'),
  );

describe('a form from somebody else’s page', () => {
  it.each(['/sign-out', '/refer/drafts', `/referrals/${R}/withdrawal`])(
    'is refused at %s',
    async (path) => {
      const page = await midwife.postAs(path, {});

      expect(page.status).toBe(403);
      expect(page.text).toContain('This form can no longer be sent');
    },
  );

  it.each([
    ['origin', 'https://evil.example'],
    ['origin', 'http://localhost:3000.evil.example'],
    ['origin', 'null'],
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
  ])('is refused by its %s, %s, although it has the token', async (name, value) => {
    await hub.get(`/worklist/${R}`);
    const fields = { csrf: hub.token, version: '3' };
    const path = `/worklist/${R}/acceptance`;
    const page = await hub.postAs(path, fields, { [name]: value });

    expect(page.status).toBe(403);
    expect(page.text).toContain('This form came from another site');
    expect(moved()).toEqual([]);
  });

  it.each([
    ['http://localhost:3000', 'same-origin'],
    ['http://localhost:3000', 'none'],
  ])('is not what comes from %s, which is %s', async (origin, site) => {
    await hub.get(`/worklist/${R}`);
    const fields = { csrf: hub.token, version: '3' };
    const headers = { origin, 'sec-fetch-site': site };
    const page = await hub.postAs(`/worklist/${R}/acceptance`, fields, headers);

    expect(page).toMatchObject({ status: 303, location: `/worklist/${R}` });
    expect(moved()).toHaveLength(1);
  });

  it('is told by its token alone where an old browser says nothing of where it comes from', async () => {
    const visitor = hub;
    await visitor.get(`/worklist/${R}`);
    const post = (csrf: string) =>
      fetch(`${site.service.url}/worklist/${R}/acceptance`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: `sid=${visitor.cookie('sid') ?? ''}` },
        body: new URLSearchParams({ csrf, version: '3' }),
      });

    expect((await post('f'.repeat(64))).status).toBe(403);
    expect(moved()).toEqual([]);
    expect((await post(visitor.token)).status).toBe(303);
    expect(moved()).toHaveLength(1);
  });

  it('is none where a machine proves itself: no other site could have its token', async () => {
    const headers = { origin: 'https://provider.example', 'sec-fetch-site': 'cross-site' };
    const page = await site.visitor().postAs('/sign-in/back-channel-logout', {}, headers);

    expect(page.status).toBe(400);
  });

  it('is refused with the token of another session', async () => {
    const other = await site.signedIn('operator');
    await other.get('/operations');
    const page = await hub.postAs(`/worklist/${R}/acceptance`, {
      csrf: other.token,
      version: '3',
    });

    expect(page.status).toBe(403);
    expect(site.services.asked.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});
