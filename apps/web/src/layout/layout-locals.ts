import type { Role } from '@waymark/contracts';
import type { Request, Response } from 'express';
import { signedInOf } from '../sign-in/signed-in.js';
import { SESSION } from '../sign-in/unattended.js';
import { csrfTokenOf } from './csrf.js';
import { roleWords } from './words/people-words.js';

interface NavigationItem {
  readonly text: string;
  readonly href: string;
}

const WORKLIST: NavigationItem = { text: 'Worklist', href: '/worklist' };
const SERVICES: NavigationItem = { text: 'Services', href: '/services' };
const BARRIERS: NavigationItem = { text: 'What gets in the way', href: '/barriers' };
const TEAM: readonly NavigationItem[] = [
  WORKLIST,
  SERVICES,
  BARRIERS,
  { text: 'Team settings', href: '/team' },
];

const MESSAGES: NavigationItem = { text: 'Messages', href: '/messages' };

const OPERATIONS: readonly NavigationItem[] = [
  { text: 'Flow', href: '/operations' },
  { text: 'Find a referral', href: '/operations/find' },
  { text: 'Stuck', href: '/operations/stuck' },
  { text: 'Failed events', href: '/operations/failed' },
  { text: 'Replays', href: '/operations/runs' },
  { text: 'Consumers', href: '/operations/consumers' },
  { text: 'Deliveries', href: '/operations/deliveries' },
  MESSAGES,
  { text: 'Log', href: '/operations/log' },
];

/** Where each role goes from the menu; the first is where it starts. */
const NAVIGATION: Readonly<Record<Role, readonly NavigationItem[]>> = {
  referrer: [
    { text: 'My referrals', href: '/referrals' },
    { text: 'To do', href: '/worklist' },
    { text: 'Make a referral', href: '/refer' },
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
    { text: 'Accounts', href: '/accounts' },
    { text: 'Access to review', href: '/accounts/review' },
    { text: 'Webhooks', href: '/webhooks' },
    { text: 'Opened records', href: '/openings' },
    MESSAGES,
  ],
};

/** Where somebody of that role starts; undefined where there is nothing for them yet. */
export const homeOf = (role: Role): string | undefined => NAVIGATION[role][0]?.href;

/** Pages for the person, without an account; nobody's name or menu is shown there, whoever is signed in besides. */
export const FOR_YOU = '/for-you';
export const LEAVE = `${FOR_YOU}/leave`;
export const isForThePerson = (path: string): boolean =>
  path === FOR_YOU || path.startsWith(`${FOR_YOU}/`);

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
