import type { Role } from '@waymark/contracts';
import type { Request, Response } from 'express';
import { inLanguage, say } from '../language/say.js';
import { signedInOf } from '../sign-in/signed-in.js';
import { SESSION } from '../sign-in/unattended.js';
import { csrfTokenOf } from './csrf.js';
import { isForThePerson, LEAVE } from './for-the-person.js';
import { roleWords } from './words/people-words.js';

interface NavigationItem {
  readonly text: string;
  readonly href: string;
}

const WORKLIST: NavigationItem = inLanguage(() => ({ text: say`Worklist`, href: '/worklist' }));
const SERVICES: NavigationItem = inLanguage(() => ({ text: say`Services`, href: '/services' }));
const BARRIERS: NavigationItem = inLanguage(() => ({
  text: say`What gets in the way`,
  href: '/barriers',
}));
const TEAM: readonly NavigationItem[] = inLanguage(() => [
  WORKLIST,
  SERVICES,
  BARRIERS,
  { text: say`Team settings`, href: '/team' },
]);

const MESSAGES: NavigationItem = inLanguage(() => ({ text: say`Messages`, href: '/messages' }));

const OPERATIONS: readonly NavigationItem[] = inLanguage(() => [
  { text: say`Flow`, href: '/operations' },
  { text: say`Find a referral`, href: '/operations/find' },
  { text: say`Stuck`, href: '/operations/stuck' },
  { text: say`Failed events`, href: '/operations/failed' },
  { text: say`Replays`, href: '/operations/runs' },
  { text: say`Consumers`, href: '/operations/consumers' },
  { text: say`Deliveries`, href: '/operations/deliveries' },
  MESSAGES,
  { text: say`Log`, href: '/operations/log' },
]);

/** Where each role goes from the menu; the first is where it starts. */
const NAVIGATION: Readonly<Record<Role, readonly NavigationItem[]>> = inLanguage(() => ({
  referrer: [
    { text: say`My referrals`, href: '/referrals' },
    { text: say`To do`, href: '/worklist' },
    { text: say`Make a referral`, href: '/refer' },
    SERVICES,
  ],
  'hub-clinician': TEAM,
  'link-worker': TEAM,
  'landing-coordinator': [WORKLIST, SERVICES, BARRIERS],
  operator: OPERATIONS,
  'senior-operator': OPERATIONS,
  'criteria-editor': [],
  'criteria-approver': [],
  commissioner: [],
  administrator: [
    { text: say`Accounts`, href: '/accounts' },
    { text: say`Access to review`, href: '/accounts/review' },
    { text: say`Webhooks`, href: '/webhooks' },
    { text: say`Opened records`, href: '/openings' },
    MESSAGES,
  ],
}));

/** Where somebody of that role starts; undefined where there is nothing for them yet. */
export const homeOf = (role: Role): string | undefined => NAVIGATION[role][0]?.href;

const NOTICED: ReadonlySet<Role> = new Set([
  'referrer',
  'hub-clinician',
  'link-worker',
  'landing-coordinator',
]);

/** A page is shown to somebody who has notices. Scripts and forms ask for none. */
export function hasNotices(request: Request): boolean {
  const signedIn = signedInOf(request);
  return (
    request.method === 'GET' &&
    signedIn !== undefined &&
    !isForThePerson(request.path) &&
    NOTICED.has(signedIn.membership.role)
  );
}

/** What every page shows around its content: who is signed in, as whom, and where they can go. */
export function fillLayout(request: Request, response: Response): void {
  if (isForThePerson(request.path)) {
    response.locals.csrfToken = csrfTokenOf(request);
    response.locals.leave = LEAVE;
    return;
  }
  const signedIn = signedInOf(request);
  if (signedIn === undefined) return;
  const { account, membership } = signedIn;
  response.locals.csrfToken = csrfTokenOf(request);
  response.locals.signedIn = {
    name: account.name,
    role: roleWords[membership.role],
    organisation: membership.organisationName,
    canChange: account.memberships.length > 1,
    hasNotices: NOTICED.has(membership.role),
    navigation: navigationFor(membership.role, request.path),
    session: SESSION,
  };
}

function navigationFor(role: Role, path: string) {
  const items = NAVIGATION[role];
  const current = items
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .reduce((longest, { href }) => (href.length > longest.length ? href : longest), '');
  return items.map((item) => ({ ...item, current: item.href === current }));
}
