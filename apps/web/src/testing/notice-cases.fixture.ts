import { answered, LONG, silent, type PageCase } from './page-case.fixture.js';
import { someNotices } from './notice-examples.fixture.js';

const [unread] = someNotices.notices;
const many = { unread: 100, notices: [...LONG, ...LONG].map(() => ({ ...unread })) };

/** Notices, as those who refer and those who receive find them. */
export const noticeCases: readonly PageCase[] = [
  { route: '/notices', state: 'default', as: 'referrer', path: () => '/notices' },
  { route: '/notices', state: 'filtered', as: 'hub-clinician', path: () => '/notices' },
  {
    route: '/notices',
    state: 'empty',
    as: 'hub-clinician',
    path: answered('notification', 'GET /notices', {
      status: 200,
      body: { unread: 0, notices: [] },
    })('/notices'),
  },
  {
    route: '/notices',
    state: 'long',
    as: 'referrer',
    path: answered('notification', 'GET /notices', { status: 200, body: many })('/notices'),
  },
  {
    route: '/notices',
    state: 'error',
    as: 'referrer',
    path: answered('notification', 'GET /notices', silent)('/notices'),
    status: 503,
  },
  { route: '/notices/settings', state: 'default', as: 'referrer', path: () => '/notices/settings' },
  {
    route: '/notices/settings',
    state: 'error',
    as: 'referrer',
    path: answered('notification', 'GET /notices/preferences', silent)('/notices/settings'),
    status: 503,
  },
];
