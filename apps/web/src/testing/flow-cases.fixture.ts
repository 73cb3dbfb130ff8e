import { findCases } from './find-cases.fixture.js';
import { answered, LONG, longWords, silent, type PageCase } from './page-case.fixture.js';
import { aLedger } from './placing-examples.fixture.js';
import { REFERRAL_ID as R } from './referral-examples.fixture.js';
import { eighteenWeeks } from './timeline-examples.fixture.js';
import { someStages } from './watching-examples.fixture.js';

const [stuck] = aLedger.stuck;

/** As many at every stage, and in and out of it. */
const stagesWith = (figure: number): object => ({
  ...someStages,
  stages: someStages.stages.map(({ stage }) => ({
    ...{ stage, now: figure, inLastHour: figure, outLastHour: figure },
    ...(figure > 0 && { oldestSince: '2024-01-05T10:02:12.000Z' }),
  })),
});

/** What is under way, and what became of one referral, as operators look at it. */
export const flowCases: readonly PageCase[] = [
  { route: '/operations', state: 'default', as: 'operator', path: () => '/operations' },
  {
    route: '/operations',
    state: 'empty',
    as: 'operator',
    path: (visitor, services) => {
      services.answer('operations', 'GET /flow/stages', { status: 200, body: stagesWith(0) });
      return answered('operations', 'GET /ledger', {
        status: 200,
        body: { ...aLedger, open: 0, closed: 0, states: [], stuck: [] },
      })('/operations')(visitor, services);
    },
  },
  {
    route: '/operations',
    state: 'error',
    as: 'operator',
    path: answered('operations', 'GET /flow', silent)('/operations'),
    status: 503,
  },
  {
    route: '/operations',
    state: 'long',
    as: 'operator',
    path: (visitor, services) => {
      services.answer('operations', 'GET /flow/stages', { status: 200, body: stagesWith(999_999) });
      return answered('operations', 'GET /ledger', {
        status: 200,
        body: { ...aLedger, stuck: LONG.map(() => stuck) },
      })('/operations')(visitor, services);
    },
  },
  ...findCases,
  {
    route: '/operations/referrals/:id',
    state: 'default',
    as: 'operator',
    path: () => `/operations/referrals/${R}`,
  },
  {
    route: '/operations/referrals/:id',
    state: 'error',
    as: 'operator',
    path: answered(
      'operations',
      `GET /referrals/${R}/timeline`,
      silent,
    )(`/operations/referrals/${R}`),
    status: 503,
  },
  {
    route: '/operations/referrals/:id',
    state: 'empty',
    as: 'operator',
    path: answered(
      'routing',
      `GET /placements/${R}/decision-record`,
      silent,
    )(`/operations/referrals/${R}`),
  },
  {
    route: '/operations/referrals/:id',
    state: 'long',
    as: 'operator',
    path: answered('operations', `GET /referrals/${R}/timeline`, {
      status: 200,
      body: {
        ...eighteenWeeks,
        needsAttention: true,
        entries: eighteenWeeks.entries.map((entry) => ({ ...entry, words: longWords })),
      },
    })(`/operations/referrals/${R}`),
  },
];
