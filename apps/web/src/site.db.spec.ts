import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { decodeJwt } from 'jose';
import { gzipSync } from 'node:zlib';
import { FAILED_ID, GROUP, RUN_ID } from './testing/failed-examples.fixture.js';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import { titleOf, type Page, type Visitor } from './testing/a-visitor.fixture.js';
import { aWorklist } from './testing/placing-examples.fixture.js';
import { FACT_ID } from './testing/protected-examples.fixture.js';
import { OPENING_ID } from './testing/restricted-examples.fixture.js';
import { QUESTION_ID, REFERRAL_ID as R } from './testing/referral-examples.fixture.js';
import { problem } from './testing/stand-in-services.fixture.js';
import { WEBHOOK_ID } from './testing/webhook-examples.fixture.js';

const clock = new StoppedClock('2026-11-22T12:00:00.000Z');
let site: TestSite;
const people = new Map<Role, Visitor>();
const as = (role: Role): Visitor => {
  const visitor = people.get(role);
  if (visitor === undefined) throw new Error(`nobody is signed in as ${role}`);
  return visitor;
};

beforeAll(async () => {
  site = await aSite('web-site', clock);
  for (const role of ROLES) {
    await site.account(role, [role, `team-of-${role}`]);
    people.set(role, await site.signedIn(role));
  }
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const HUB: readonly Role[] = ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'];
const OPERATORS: readonly Role[] = ['operator', 'senior-operator'];
const MESSAGED: readonly Role[] = [...HUB, ...OPERATORS, 'administrator'];
const PAGES: Readonly<Record<string, readonly Role[]>> = {
  '/referrals': ['referrer'],
  '/refer': ['referrer'],
  '/refer/before-you-start': ['referrer'],
  [`/referrals/${R}`]: ['referrer'],
  [`/referrals/${R}/withdrawal`]: ['referrer'],
  [`/referrals/${R}/moved`]: ['referrer'],
  [`/worklist/${R}/moved`]: HUB,
  [`/referrals/${R}/questions/${QUESTION_ID}`]: ['referrer'],
  '/worklist': HUB,
  [`/worklist/${R}/contact-details`]: HUB,
  [`/referrals/${R}/contact-details`]: ['referrer'],
  [`/worklist/${R}/print`]: HUB,
  [`/referrals/${R}/print`]: ['referrer'],
  [`/worklist/print?id=${R}`]: HUB,
  [`/worklist/${R}`]: HUB,
  [`/worklist/${R}/decline`]: HUB,
  [`/restricted/${R}/access`]: HUB,
  [`/restricted/${R}/protected-facts`]: ['referrer', 'hub-clinician'],
  [`/restricted/${R}/protected-facts/${FACT_ID}`]: ['referrer', 'hub-clinician'],
  [`/restricted/${R}/protected-facts/${FACT_ID}/end`]: ['referrer', 'hub-clinician'],
  '/openings': ['administrator'],
  [`/openings/${OPENING_ID}`]: ['administrator'],
  [`/worklist/${R}/question`]: HUB,
  [`/worklist/${R}/offer`]: HUB,
  [`/worklist/${R}/call`]: HUB,
  '/operations': OPERATORS,
  '/operations/find': OPERATORS,
  [`/operations/referrals/${R}`]: OPERATORS,
  '/operations/failed': OPERATORS,
  [`/operations/failed/routing/groups/${GROUP}`]: OPERATORS,
  [`/operations/failed/routing/groups/${GROUP}/replay`]: OPERATORS,
  [`/operations/failed/routing/events/${FAILED_ID}`]: OPERATORS,
  [`/operations/failed/routing/events/${FAILED_ID}/replay`]: OPERATORS,
  [`/operations/failed/routing/events/${FAILED_ID}/discard`]: OPERATORS,
  [`/operations/failed/routing/events/${FAILED_ID}/copy`]: ['senior-operator'],
  [`/operations/failed/routing/events/${FAILED_ID}/copy/check?data:attempts=as-number`]: [
    'senior-operator',
  ],
  '/accounts': ['administrator'],
  '/accounts/review': ['administrator'],
  '/accounts/invite': ['administrator'],
  '/webhooks': ['administrator'],
  '/notices': ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'],
  '/notices/settings': ['referrer'],
  '/messages': MESSAGED,
  '/messages/woman-update': MESSAGED,
  '/webhooks/add': ['administrator'],
  [`/webhooks/${WEBHOOK_ID}`]: ['administrator'],
  [`/webhooks/${WEBHOOK_ID}/secret`]: ['administrator'],
  [`/webhooks/${WEBHOOK_ID}/stop`]: ['administrator'],
  [`/operations/referrals/${R}/shown`]: OPERATORS,
  '/operations/stuck': OPERATORS,
  [`/operations/stuck/${R}/nudge`]: OPERATORS,
  [`/operations/said-again/intake?subject=${R}&from=1`]: OPERATORS,
  '/operations/consumers': OPERATORS,
  '/operations/deliveries': OPERATORS,
  '/operations/log': OPERATORS,
  '/operations/runs': OPERATORS,
  [`/operations/runs/routing/${RUN_ID}`]: OPERATORS,
  [`/operations/runs/routing/${RUN_ID}/cancel`]: OPERATORS,
};
const pages = Object.entries(PAGES).map(([path, roles]) => ({ path, roles }));
/** What is asked for by address, and is no page. */
const FILES: typeof PAGES = {
  '/worklist/export.csv': HUB,
  '/worklist/arrivals?since=2026-11-22T12:00:00.000Z': HUB,
  '/operations/stages': OPERATORS,
};
const files = Object.entries(FILES).map(([path, roles]) => ({ path, roles }));

describe('signing in', () => {
  it('leads from a page to the identity provider and back', async () => {
    const page = await site.visitor().get('/worklist');

    expect(page).toMatchObject({ status: 303, location: '/sign-in?to=%2Fworklist' });
  });

  it('never leads to somebody else’s site', async () => {
    const visitor = site.visitor();
    await visitor.get('/sign-in?to=//evil.example');

    expect((await visitor.get('/sign-in/callback?code=1')).location).toBe('/');
  });

  it('gives a cookie that scripts and other sites cannot use, and a new one each time', async () => {
    const visitor = site.visitor();
    await visitor.get('/sign-in');
    const before = visitor.cookie('sid');
    const back = await visitor.get('/sign-in/callback?code=1');

    expect(back.headers.getSetCookie()[0]).toMatch(
      /^sid=.*; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
    );
    expect(visitor.cookie('sid')).not.toBe(before);
  });

  it('does not believe an answer that nobody asked for', async () => {
    expect((await site.visitor().get('/sign-in/callback?code=1')).location).toBe('/sign-in');
  });

  it('lets nobody in who has no account here', async () => {
    const page = await (await site.signedIn('stranger')).get('/referrals');

    expect(page.location).toMatch(/^\/sign-in/);
  });

  it('asks somebody with several roles as whom they are here', async () => {
    await site.account('many', ['referrer', 'unit'], ['operator', 'desk']);
    const visitor = await site.signedIn('many');
    expect((await visitor.get('/referrals')).location).toBe('/choose-role');

    const asked = await visitor.get('/choose-role');
    expect((await visitor.post('/choose-role')).status).toBe(422);
    const [, operator = ''] = [...asked.text.matchAll(/value="([0-9a-f-]{36})"/g)].map(
      ([, id]) => id,
    );
    await visitor.post('/choose-role', { membership: operator });

    expect((await visitor.open('/')).text).toContain('Change role');
  });

  it('ends at once with signing out', async () => {
    const visitor = await site.signedIn('operator');
    await visitor.get('/operations');
    const cookie = visitor.cookie('sid');
    const left = await visitor.post('/sign-out');
    expect(left.location).toBe('/signed-out');
    expect(left.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(visitor.cookie('sid')).toBeUndefined();

    const again = await fetch(`${site.service.url}/operations`, {
      redirect: 'manual',
      headers: { cookie: `sid=${cookie ?? ''}` },
    });
    expect(again.status).toBe(303);
  });

  it('ends after 12 hours, however busy somebody is', async () => {
    const visitor = await site.signedIn('operator');
    clock.advance({ hours: 13 });
    const page = await visitor.get('/operations');
    clock.advance({ hours: -13 });

    expect(page.location).toMatch(/^\/sign-in/);
  });

  it('tells who posts after the end that what was saved is kept', async () => {
    const page = await site.visitor().postAs('/refer/drafts', {});

    expect(page).toMatchObject({ status: 303, location: '/signed-out?because=expired&to=%2F' });
  });
});

describe('who may open what', () => {
  it.each([...pages, ...files])('$path is for $roles and nobody else', async ({ path, roles }) => {
    for (const role of ROLES) {
      expect({ role, status: (await as(role).get(path)).status }).toEqual({
        role,
        status: roles.includes(role) ? 200 : 403,
      });
    }
  });

  it('shows who is signed in, in which role and for whom', async () => {
    const { text } = await as('operator').get('/operations');

    expect(text).toContain('Demo operator, Operator<br>Team team-of-operator');
  });

  it('tells operators from where each thing was done', async () => {
    const { text } = await as('operator').get('/operations/log');

    expect(text).toContain('Demo operator<br>From 192.0.2.17 session:0a1b2c3d4e5f');
  });

  it('carries the person to the service in a token for that service alone', async () => {
    await as('hub-clinician').get('/worklist');
    const asked = site.services.asked.find(({ service }) => service === 'routing');
    const claims = decodeJwt((asked?.headers.authorization ?? '').replace('Bearer ', ''));

    expect(claims).toMatchObject({
      iss: 'http://localhost:3000',
      aud: 'waymark-routing',
      sub: 'http://localhost:3010|hub-clinician',
      organisation: 'team-of-hub-clinician',
      roles: ['hub-clinician'],
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(300);
  });

  it('publishes the keys of its tokens, and only their public part', async () => {
    const { body } = await site.service.call('GET', '/.well-known/jwks.json');

    expect(body).toMatchObject({ keys: [{ kty: 'EC', crv: 'P-256', alg: 'ES256' }] });
    expect(JSON.stringify(body)).not.toContain('"d"');
  });

  it('has a start page for a role without pages of its own', async () => {
    expect((await as('commissioner').open('/')).text).toContain(
      'You are signed in as: Commissioner',
    );
  });
});

describe('every page', () => {
  const all = [
    { path: '/', roles: ['referrer' as Role] },
    { path: '/signed-out', roles: ['referrer' as Role] },
    ...pages,
  ];

  it.each(all)(
    '$path has one heading, a language, a title and a way past the menu',
    async ({ path, roles }) => {
      const page = await as(roles[0] ?? 'referrer').open(path);

      expect(page.text.match(/<h1/g)).toHaveLength(1);
      expect(page.text).toContain('<html lang="en">');
      expect(page.text).toContain('href="#maincontent"');
      expect(titleOf(page)).toMatch(/ – Waymark$/);
    },
  );

  it.each(all)(
    '$path is not kept anywhere, framed by nobody and asks nobody else for anything',
    async ({ path, roles }) => {
      const page = await as(roles[0] ?? 'referrer').open(path);

      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.headers.get('content-security-policy')).toBe(
        "default-src 'none';style-src 'self';script-src 'self';img-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
      );
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect(page.headers.get('x-frame-options')).toBe('DENY');
      expect(page.headers.get('referrer-policy')).toBe('same-origin');
      expect(page.headers.get('strict-transport-security')).toBeNull();
      expect(page.text).not.toMatch(/<(script|link|img|iframe)[^>]*(src|href)="(https?:)?\/\//);
      expect(page.text).not.toMatch(/<style|<script(?![^>]*src=)| style="| on[a-z]+="/);
    },
  );

  it('lets files of our own be kept, because their address changes with them', async () => {
    const { text } = await site.visitor().get('/');
    const script = /src="(\/assets\/waymark\.js\?v=[^"]+)"/.exec(text)?.[1] ?? '';

    expect((await site.visitor().get(script)).headers.get('cache-control')).toContain('immutable');
  });

  it('says what went wrong with the right status', async () => {
    const visitor = as('referrer');
    const problems: readonly (readonly [Page, number, RegExp])[] = [
      [await visitor.get('/nowhere'), 404, /Page not found/],
      [await visitor.get('/referrals/not-an-id'), 404, /Page not found/],
      [await visitor.get('/referrals/0b8f6f0e-0000-4000-8000-00000000ffff'), 404, /another team/],
      [await visitor.get('/operations'), 403, /You may not open this page/],
    ];

    for (const [page, status, words] of problems) {
      expect(page.status).toBe(status);
      expect(page.text).toMatch(words);
    }
  });

  it('says of a silent service what is saved and when to try again', async () => {
    site.services.answer('routing', 'POST /worklist/search', {
      status: 503,
      body: problem(503, 'unavailable'),
    });
    const page = await as('hub-clinician').get('/worklist');

    expect(page.status).toBe(503);
    expect(page.headers.get('retry-after')).toBe('30');
    expect(page.text).toMatch(/does not answer[\s\S]*Try again in a minute/);
    expect(page.text).toContain('whoever sent one can still read it in My referrals');
  });

  it('says what still works, and it does: who sent a referral reads it without routing', async () => {
    const sender = as('referrer');
    for (const path of ['/referrals', `/referrals/${R}`])
      expect((await sender.get(path)).status).toBe(200);
    expect(site.services.asked.filter(({ service }) => service === 'routing')).toEqual([]);
  });

  it('says what still works, and it does: a hub reads its list and a record without intake', async () => {
    for (const call of ['POST /referrals/cues', 'GET /referrals/', `GET /referrals/${R}`])
      site.services.answer('intake', call, { status: 500, body: problem(500, 'internal') });
    const hub = as('hub-clinician');
    for (const path of ['/worklist', `/worklist/${R}`, `/worklist/${R}/decline`])
      expect((await hub.get(path)).status).toBe(200);
    const paper = await hub.get(`/worklist/${R}/print`);
    expect(paper.status).toBe(503);
    expect(paper.text).toContain('The worklist still opens, and so do its referrals');
  });

  it('tells nobody what a service has said when it broke', async () => {
    const body = problem(500, 'internal', { detail: 'SELECT * FROM person' });
    site.services.answer('operations', 'GET /flow', { status: 500, body });
    const page = await as('operator').get('/operations');

    expect(page.status).toBe(503);
    expect(page.text).not.toContain('SELECT');
  });

  it('is small, the longest worklist too', async () => {
    const [item] = aWorklist.items;
    if (item === undefined) throw new Error('the example has an item');
    const items = Array.from({ length: 50 }, () => item);
    site.services.answer('routing', 'POST /worklist/search', {
      status: 200,
      body: { ...aWorklist, items, total: 50 },
    });
    const page = await as('hub-clinician').get('/worklist');

    expect(gzipSync(page.text).length).toBeLessThan(60 * 1024);
  });
});
