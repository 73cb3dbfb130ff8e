import { failedCases } from './failed-cases.fixture.js';
import { nudgeCases } from './nudge-cases.fixture.js';
import { answered, LONG, longWords, silent, type PageCase } from './page-case.fixture.js';
import { REFERRAL_ID as R } from './referral-examples.fixture.js';
import { aLedger } from './placing-examples.fixture.js';
import {
  anOperatorLog,
  anOutage,
  aReconciliation,
  nothingWaits,
  someConsumers,
  someDeliveries,
} from './watching-examples.fixture.js';

const as = 'operator';
const AGAIN = `/operations/said-again/intake?subject=${R}&from=3&to=4`;
const [stuck] = aLedger.stuck;
const [difference] = aReconciliation.standing;
const [act] = anOperatorLog.acts;
const [delivery] = someDeliveries.deliveries;

const ledger = (more: object): PageCase['path'] =>
  answered('operations', 'GET /ledger', { status: 200, body: { ...aLedger, ...more } })(
    '/operations/stuck',
  );

/** Calls that begin alike: what waits is another question. */
const deliveries =
  (found: readonly object[]): PageCase['path'] =>
  (_visitor, services) => {
    const [list, backlog] = [{ deliveries: found }, nothingWaits];
    services.answer('notification', 'GET /deliveries', { status: 200, body: list });
    services.answer('notification', 'GET /deliveries/backlog', { status: 200, body: backlog });
    return '/operations/deliveries';
  };

/** What failed, what stands still, who hears, what was sent, and what was done by hand. */
export const watchingCases: readonly PageCase[] = [
  ...failedCases,
  ...nudgeCases,
  {
    route: '/operations/referrals/:id/shown',
    state: 'default',
    as,
    path: () => `/operations/referrals/${R}/shown`,
  },
  {
    route: '/operations/referrals/:id/shown',
    state: 'error',
    as,
    path: () => `/operations/referrals/${R}/shown`,
    sent: true,
  },
  { route: '/operations/stuck', state: 'default', as, path: () => '/operations/stuck' },
  {
    route: '/operations/stuck',
    state: 'empty',
    as,
    path: (visitor, services) => {
      services.answer('operations', 'GET /reconciliations/latest', {
        status: 404,
        body: { status: 404, code: 'not-found' },
      });
      return ledger({ stuck: [] })(visitor, services);
    },
  },
  {
    route: '/operations/stuck',
    state: 'long',
    as,
    path: (visitor, services) => {
      services.answer('operations', 'GET /reconciliations/latest', {
        status: 200,
        body: {
          ...aReconciliation,
          hasMore: true,
          standing: LONG.map(() => ({ ...difference, toDo: longWords })),
        },
      });
      return ledger({ stuck: LONG.map(() => ({ ...stuck, needsAttention: true })) })(
        visitor,
        services,
      );
    },
  },
  {
    route: '/operations/stuck',
    state: 'error',
    as,
    path: answered('operations', 'GET /ledger', silent)('/operations/stuck'),
    status: 503,
  },
  { route: '/operations/said-again/:service', state: 'default', as, path: () => AGAIN },
  { route: '/operations/said-again/:service', state: 'error', as, path: () => AGAIN, sent: true },
  { route: '/operations/consumers', state: 'default', as, path: () => '/operations/consumers' },
  {
    route: '/operations/consumers',
    state: 'error',
    as,
    path: (visitor, services) => {
      for (const service of ['intake', 'routing', 'notification', 'operations'] as const)
        services.answer(service, 'GET /messaging/consumers', silent);
      const { groups: _, groupsAsOf: _at, ...body } = someConsumers;
      return answered('eligibility', 'GET /messaging/consumers', { status: 200, body })(
        '/operations/consumers',
      )(visitor, services);
    },
  },
  { route: '/operations/deliveries', state: 'default', as, path: () => '/operations/deliveries' },
  {
    route: '/operations/deliveries',
    state: 'empty',
    as,
    path: deliveries([]),
  },
  {
    route: '/operations/deliveries',
    state: 'long',
    as,
    path: deliveries(LONG.map(() => ({ ...delivery, lastTrouble: longWords }))),
  },
  {
    route: '/operations/deliveries',
    state: 'filtered',
    as,
    path: answered('notification', 'GET /deliveries/backlog', { status: 200, body: anOutage })(
      '/operations/deliveries?status=PENDING&channel=sms&receipt=temporary-failure',
    ),
  },
  {
    route: '/operations/deliveries',
    state: 'error',
    as,
    path: answered('notification', 'GET /deliveries', silent)('/operations/deliveries'),
    status: 503,
  },
  {
    route: '/operations',
    state: 'filtered',
    as,
    path: answered('notification', 'GET /deliveries/backlog', { status: 200, body: anOutage })(
      '/operations',
    ),
  },
  { route: '/operations/log', state: 'default', as, path: () => '/operations/log' },
  {
    route: '/operations/log',
    state: 'empty',
    as,
    path: answered('routing', 'GET /messaging/operator-log', { status: 200, body: { acts: [] } })(
      '/operations/log',
    ),
  },
  {
    route: '/operations/log',
    state: 'long',
    as,
    path: answered('routing', 'GET /messaging/operator-log', {
      status: 200,
      body: { acts: LONG.map(() => ({ ...act, reason: longWords })) },
    })('/operations/log'),
  },
  {
    route: '/operations/log',
    state: 'error',
    as,
    path: answered('intake', 'GET /messaging/operator-log', silent)('/operations/log'),
  },
];
