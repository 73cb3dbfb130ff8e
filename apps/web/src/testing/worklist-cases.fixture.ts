import type { WorklistItem } from '@waymark/contracts';
import { messagesSent } from './message-examples.fixture.js';
import { someMovesNow } from './move-examples.fixture.js';
import { aPlacement, aWorklist } from './placing-examples.fixture.js';
import { answered, LONG, longWords, silent, type PageCase } from './page-case.fixture.js';
import {
  aReferral,
  forLinkWork,
  REFERRAL_ID as R,
  saidOfSpeaking,
} from './referral-examples.fixture.js';

const [item] = aWorklist.items;
const list = (body: object, path = '/worklist'): PageCase['path'] =>
  answered('routing', 'POST /worklist/search', { status: 200, body })(path);
/** As many people as a page has. */
export const aLongList = {
  ...aWorklist,
  total: 120,
  page: 2,
  parts: [{ of: 'overdue' as const, count: 120 }],
  items: LONG.map((at) => ({
    ...item,
    referralId: `0b8f6f0e-0000-4000-8000-0000000001${String(at).padStart(2, '0')}`,
    because: longWords,
  })) as readonly WorklistItem[],
};
const spokenWithOtherwise = {
  status: 200,
  body: { ...aReferral, contactVersion: 2, contactChanges: [saidOfSpeaking] },
};
const worklist = { route: '/worklist', as: 'hub-clinician' } as const;
const team = { as: 'hub-clinician', state: 'default' } as const;

/** The list, and what is done from it. */
export const worklistCases: readonly PageCase[] = [
  { ...worklist, state: 'default', path: () => '/worklist' },
  {
    ...worklist,
    state: 'empty',
    as: 'link-worker',
    path: list({ ...aWorklist, total: 0, items: [] }),
  },
  {
    ...worklist,
    state: 'error',
    path: answered('routing', 'POST /worklist/search', silent)('/worklist'),
    status: 503,
  },
  // Nothing is called safe while intake is silent.
  {
    ...worklist,
    state: 'default',
    path: answered('intake', 'POST /referrals/cues', silent)('/worklist?said=end'),
  },
  {
    ...worklist,
    state: 'default',
    path: answered('routing', 'GET /services/', silent)('/worklist?said=none-selected'),
  },
  { ...worklist, state: 'long', path: list(aLongList, '/worklist?page=2') },
  {
    ...worklist,
    state: 'filtered',
    path: () => '/worklist?stage=offered&why=new&assigned=nobody&interpreter=yes&sort=newest',
  },
  {
    ...worklist,
    state: 'filtered',
    path: list({ ...aWorklist, total: 0, items: [] }, '/worklist?pathway=tokophobia'),
  },
  { ...worklist, state: 'filtered', path: () => '/worklist?show=done-today' },
  // A link worker reads what to do about safety, and nothing clinical.
  {
    ...{ route: '/worklist/:id', as: 'link-worker', state: 'default' },
    path: answered('intake', `GET /referrals/${R}`, { status: 200, body: forLinkWork })(
      `/worklist/${R}`,
    ),
  },
  {
    ...team,
    route: '/worklist/:id',
    state: 'filtered',
    path: () => `/worklist/${R}?list=stage%3Doffered`,
  },
  // The team that holds the person sees what was sent, or that it cannot be shown.
  ...[{ status: 200, body: messagesSent }, silent].map((sent): PageCase => ({
    ...team,
    route: '/worklist/:id',
    path: (_visitor, services) => {
      const holder = { ...aPlacement.holder, organisation: 'team-of-hub-clinician' };
      const body = { ...aPlacement, holder };
      services.answer('routing', `GET /placements/${R}`, { status: 200, body });
      services.answer('routing', `GET /placements/${R}/moves`, {
        status: 200,
        body: someMovesNow,
      });
      services.answer('notification', `GET /referrals/${R}/messages`, sent);
      return `/worklist/${R}`;
    },
  })),
  // Nobody can say what comes next, nor in which words it is sent.
  {
    ...team,
    route: '/worklist/:id/:move',
    path: (visitor, services) => {
      services.answer('notification', 'GET /templates/referrer-update', silent);
      return answered('routing', `GET /placements/${R}/moves`, silent)(`/worklist/${R}/decline`)(
        visitor,
        services,
      );
    },
  },
  // Nothing is called safe while intake is silent, and what was tried is recorded all the same.
  {
    ...team,
    route: '/worklist/:id/:move',
    path: (visitor, services) => {
      const body = { ...aPlacement, moves: ['record-contact'] };
      services.answer('routing', `GET /placements/${R}`, { status: 200, body });
      return answered('intake', `GET /referrals/${R}`, silent)(`/worklist/${R}/contact`)(
        visitor,
        services,
      );
    },
  },
  // Something was recorded by mistake; posted empty it says what to put right.
  ...(['appointment', 'contact', 'acceptance'] as const).flatMap((record): readonly PageCase[] => {
    const path: PageCase['path'] = (_visitor, services) => {
      const body = { ...aPlacement, moves: [`correct-${record}`] };
      services.answer('routing', `GET /placements/${R}`, { status: 200, body });
      return `/worklist/${R}/${record}-correction`;
    };
    const page = { ...team, route: '/worklist/:id/:move', path };
    return [page, { ...page, state: 'error', sent: true }];
  }),
  ...(['worklist', 'referrals'] as const).flatMap((from): readonly PageCase[] => {
    const path = () => `/${from}/${R}/contact-details`;
    const page = {
      route: `/${from}/:id/contact-details`,
      as: from === 'worklist' ? 'hub-clinician' : 'referrer',
      path,
    } as const;
    return [
      { ...page, state: 'default' },
      { ...page, state: 'error', sent: true },
      {
        ...page,
        state: 'long',
        path: answered('intake', `GET /referrals/${R}`, spokenWithOtherwise)(path()),
      },
    ];
  }),
];
