import { randomUUID } from 'node:crypto';
import type { Openings } from '@waymark/contracts';
import { answered, LONG, longWords, silent, type PageCase } from './page-case.fixture.js';
import { problem } from './stand-in-services.fixture.js';
import { REFERRAL_ID as R } from './referral-examples.fixture.js';
import {
  aClosedRecord,
  anOpening,
  anOpenRecord,
  ISSUER,
  notRestricted,
  OPENING_ID,
} from './restricted-examples.fixture.js';

/** One that is overdue, one not in order, and many more. */
const manyOpenings: Openings = {
  openings: LONG.map((at) => ({
    ...anOpening,
    openingId: randomUUID(),
    words: longWords.slice(0, 500),
    ...(at < 3 && { reviewBy: '2026-11-18' }),
    ...(at > 40 && {
      review: {
        verdict: 'not-in-order' as const,
        words: longWords.slice(0, 400),
        by: `${ISSUER}|administrator`,
        at: '2026-11-20T09:00:00.000Z',
      },
    }),
  })),
  total: 120,
  waiting: 41,
  page: 2,
};

const RESTRICTION = `GET /referrals/${R}/restriction`;
const as = 'hub-clinician';
const closed = answered('intake', RESTRICTION, { status: 200, body: aClosedRecord });
const openedBy = {
  ...anOpenRecord,
  mayName: false,
  mayRestrict: false,
  openUntil: anOpening.until,
};

/** A record that only those who are named open, and the review of who has opened one. */
export const restrictedCases: readonly PageCase[] = [
  { route: '/restricted/:id', state: 'default', as, path: closed(`/restricted/${R}`) },
  { route: '/restricted/:id', state: 'error', as, path: closed(`/restricted/${R}`), sent: true },
  {
    route: '/restricted/:id/access',
    state: 'default',
    as,
    path: answered('intake', RESTRICTION, { status: 200, body: anOpenRecord })(
      `/restricted/${R}/access`,
    ),
  },
  {
    route: '/restricted/:id/access',
    state: 'error',
    as,
    path: answered('intake', RESTRICTION, { status: 200, body: anOpenRecord })(
      `/restricted/${R}/access`,
    ),
    sent: 'emptied',
  },
  {
    route: '/restricted/:id/access',
    state: 'empty',
    as: 'referrer',
    path: answered('intake', RESTRICTION, { status: 200, body: notRestricted })(
      `/restricted/${R}/access`,
    ),
  },
  {
    route: '/restricted/:id/access',
    state: 'filtered',
    as,
    path: answered('intake', RESTRICTION, { status: 200, body: openedBy })(
      `/restricted/${R}/access`,
    ),
  },
  {
    route: '/worklist/:id',
    state: 'filtered',
    as,
    status: 403,
    path: answered('intake', `GET /referrals/${R}`, {
      status: 403,
      body: problem(403, 'restricted'),
    })(`/worklist/${R}`),
  },
  { route: '/openings', state: 'default', as: 'administrator', path: () => '/openings' },
  {
    route: '/openings',
    state: 'empty',
    as: 'administrator',
    path: answered('intake', 'GET /openings', {
      status: 200,
      body: { openings: [], total: 0, waiting: 0, page: 1 },
    })('/openings'),
  },
  {
    route: '/openings',
    state: 'error',
    as: 'administrator',
    path: answered('intake', 'GET /openings', silent)('/openings'),
    status: 503,
  },
  {
    route: '/openings',
    state: 'long',
    as: 'administrator',
    path: answered('intake', 'GET /openings', { status: 200, body: manyOpenings })(
      '/openings?page=2',
    ),
  },
  {
    route: '/openings/:id',
    state: 'default',
    as: 'administrator',
    path: () => `/openings/${OPENING_ID}`,
  },
  {
    route: '/openings/:id',
    state: 'error',
    as: 'administrator',
    path: () => `/openings/${OPENING_ID}`,
    sent: true,
  },
];
