import { LONG, type PageCase } from './page-case.fixture.js';

const as = 'administrator';

/** The account of an invented person, and what is at it. */
const at =
  (search: string, rest = ''): PageCase['path'] =>
  async (visitor) => {
    const { text } = await visitor.get(`/accounts?search=${search}`);
    const [, path = ''] = /href="(\/accounts\/[0-9a-f-]{36})"/.exec(text) ?? [];
    return `${path}${rest}`;
  };

/** The first link of an account's page that ends so. */
const linked =
  (pattern: RegExp): PageCase['path'] =>
  async (visitor, services) => {
    const page = await visitor.get(await at('administrator')(visitor, services));
    return pattern.exec(page.text)?.[0] ?? '';
  };

const REMOVAL = /\/accounts\/[0-9a-f-]+\/roles\/[0-9a-f-]+\/removal/;
const SESSION = /\/accounts\/[0-9a-f-]+\/sessions\/[0-9a-f]+\/ending/;

const MANY = 'Wilhelmina-Konstantina Abcdefghijklmnopqrstuvwxyz';

/** More accounts than a page has, all with long names. */
const manyAccounts: PageCase['path'] = async (visitor) => {
  const path = `/accounts?search=${encodeURIComponent(MANY)}`;
  if ((await visitor.get(path)).text.includes('The next page')) return path;
  await visitor.get('/accounts/invite');
  for (const at of [...LONG, 50, 51]) {
    await visitor.post('/accounts/invite', {
      name: `${MANY} ${String(at)}`,
      issuer: 'http://localhost:3010',
      email: `wilhelmina.konstantina.${String(at)}@perinatal-mental-health.a-trust-with-a-long-name.example`,
      role: 'hub-clinician',
      organisation: 'cw-loss',
      organisationName: 'Perinatal Loss Pathway of the Trust with a Long Name',
      reason: 'Asked for by the team lead.',
    });
  }
  return path;
};

/** Accounts, as administrators look after them. */
export const accountCases: readonly PageCase[] = [
  { route: '/accounts', state: 'default', as, path: () => '/accounts' },
  { route: '/accounts', state: 'filtered', as, path: () => '/accounts?search=operator' },
  { route: '/accounts', state: 'empty', as, path: () => '/accounts?search=nobody-at-all' },
  {
    route: '/accounts',
    state: 'error',
    as,
    path: () => `/accounts?search=${'x'.repeat(101)}`,
    sent: true,
  },
  { route: '/accounts', state: 'long', as, path: manyAccounts },
  { route: '/accounts/review', state: 'default', as, path: () => '/accounts/review' },
  { route: '/accounts/invite', state: 'default', as, path: () => '/accounts/invite' },
  { route: '/accounts/invite', state: 'error', as, path: () => '/accounts/invite', sent: true },
  { route: '/accounts/:id', state: 'default', as, path: at('Demo+referrer') },
  { route: '/accounts/:id', state: 'long', as, path: at('administrator') },
  { route: '/accounts/:id/roles', state: 'default', as, path: at('Demo+referrer', '/roles') },
  {
    route: '/accounts/:id/roles',
    state: 'error',
    as,
    path: at('Demo+referrer', '/roles'),
    sent: true,
  },
  { route: '/accounts/:id/roles/:of/removal', state: 'default', as, path: linked(REMOVAL) },
  { route: '/accounts/:id/sessions/:of/ending', state: 'default', as, path: linked(SESSION) },
  {
    route: '/accounts/:id/sessions/:of/ending',
    state: 'error',
    as,
    path: linked(SESSION),
    sent: true,
  },
  { route: '/accounts/:id/:change', state: 'default', as, path: at('Demo+referrer', '/ending') },
  { route: '/accounts/:id/:change', state: 'filtered', as, path: at('Demo+referrer', '/review') },
  {
    route: '/accounts/:id/:change',
    state: 'empty',
    as,
    path: at('Demo+referrer', '/restoration'),
  },
  {
    route: '/accounts/:id/:change',
    state: 'error',
    as,
    path: at('Demo+referrer', '/ending'),
    sent: true,
  },
];
