import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import type { Page, Visitor } from './testing/a-visitor.fixture.js';
import { REFERRAL_ID } from './testing/referral-examples.fixture.js';

const RECEIVE: readonly Role[] = ['hub-clinician', 'link-worker', 'landing-coordinator'];
const TEAMS: readonly Role[] = ['referrer', ...RECEIVE];
const OPERATORS: readonly Role[] = ['operator', 'senior-operator'];

const EVERYBODY: readonly Role[] = ROLES;

/** Who may, said here once more and by address: whoever is added or forgotten at a controller is found. The first that fits counts. */
const MAY: readonly (readonly [RegExp, readonly Role[]])[] = [
  [/^\/operations\/failed\/.+\/copy(\/|$)/, ['senior-operator']],
  [/^\/operations(\/|$)/, OPERATORS],
  [/^\/(accounts|openings|webhooks)(\/|$)/, ['administrator']],
  [/^\/team(\/|$)/, ['hub-clinician', 'link-worker']],
  [/^\/barriers$/, RECEIVE],
  [/^\/restricted\/:\w+\/protected-facts(\/|$)/, ['referrer', 'hub-clinician']],
  [/^\/worklist\/:\w+\/plan(\/|$)/, ['link-worker']],
  [/^\/worklist\/:\w+\/same-person$/, ['hub-clinician', 'landing-coordinator']],
  [/^\/referrals\/:\w+\/agreement$/, TEAMS],
  [/^\/(refer|referrals|notices\/settings)(\/|$)/, ['referrer']],
  [/^\/(worklist|restricted|safety-concerns|services|notices)(\/|$)/, TEAMS],
  [/^\/messages(\/|$)/, [...TEAMS, ...OPERATORS, 'administrator']],
  [/^\/nothing-here-yet$/, EVERYBODY],
];
/** Without an account. Who signs out from a page of an earlier session is told that nobody is signed in. */
const ANYBODY = /^\/($|session\/left$|for-you|sign-in|sign-out|signed-out|health|\.well-known)/;
/** For whoever is signed in, as whatever: they end or change what this spec asks with. */
const SIGNED_IN = /^\/(choose-role|session)/;

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}
interface Route {
  readonly method: 'get' | 'post';
  readonly path: string;
}

let site: TestSite;
const visitors = new Map<Role, Visitor>();
let routes: readonly Route[];
beforeAll(async () => {
  site = await aSite('web-roles', new StoppedClock('2026-11-22T12:00:00.000Z'));
  for (const role of ROLES) {
    await site.account(role, [role, `team-of-${role}`]);
    visitors.set(role, await site.signedIn(role));
  }
  const { router } = site.service.app.getHttpAdapter().getInstance() as {
    readonly router: { readonly stack: readonly Layer[] };
  };
  routes = router.stack.flatMap(({ route }) =>
    (['get', 'post'] as const).flatMap((method) =>
      route?.methods[method] ? [{ method, path: route.path }] : [],
    ),
  );
}, 120_000);
afterAll(() => site.close());

const asked = (visitor: Visitor | undefined, { method, path }: Route): Promise<Page> => {
  const at = path.replaceAll(/:\w+/g, REFERRAL_ID);
  return visitor?.[method](at) ?? Promise.reject(new Error('nobody'));
};
const isRefused = ({ status, text }: Page): boolean =>
  status === 403 && text.includes('You may not open this page');

const TO_SIGN_IN = /^\/($|sign-in|signed-out\?because=expired)/;
const mayOpen = (path: string): readonly Role[] => MAY.find(([at]) => at.test(path))?.[1] ?? [];
const named = ({ method, path }: Route): string => `${method} ${path}`;

describe('every page and form', () => {
  it('is for the roles that are said here, each of them tried, and for no other', async () => {
    const asRoles = routes.filter(({ path }) => !ANYBODY.test(path) && !SIGNED_IN.test(path));
    expect(asRoles.length).toBeGreaterThan(150);
    const wrong: string[] = [];
    for (const route of asRoles) {
      for (const role of ROLES) {
        const refused = isRefused(await asked(visitors.get(role), route));
        const may = mayOpen(route.path).includes(role);
        if (refused === may) wrong.push(`${named(route)} ${refused ? 'refuses' : 'takes'} ${role}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('asks who somebody is, and does nothing before that', async () => {
    const nobody = site.visitor();
    const open: string[] = [];
    for (const route of routes.filter(({ path }) => !ANYBODY.test(path))) {
      const { status, location } = await asked(nobody, route);
      const isAsked = status === 303 ? TO_SIGN_IN.test(location) : status === 403;
      if (!isAsked) open.push(`${named(route)}: ${status} ${location}`);
    }
    expect(open).toEqual([]);
  }, 60_000);
});
