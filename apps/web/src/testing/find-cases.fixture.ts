import { answered, LONG, longWords, silent, type PageCase } from './page-case.fixture.js';
import { foundByConsumer } from './placing-examples.fixture.js';
import { REFERRAL_ID as R } from './referral-examples.fixture.js';

const page = { route: '/operations/find', as: 'operator' } as const;
const BY_CONSUMER = '/operations/find?consumer=routing&on-day=20&on-month=11&on-year=2026&from=10';
const finds = (body: object) => answered('operations', 'GET /referrals', { status: 200, body });
const [event] = foundByConsumer.events ?? [];

/** How operators find a referral, and where they come out. */
export const findCases: readonly PageCase[] = [
  { ...page, state: 'empty', path: () => '/operations/find' },
  {
    ...page,
    state: 'default',
    path: finds({ referralIds: [] })('/operations/find?reference=WM-4K7Q-2N8D'),
  },
  { ...page, state: 'filtered', path: finds(foundByConsumer)(`${BY_CONSUMER}:00`) },
  {
    ...page,
    state: 'long',
    path: finds({
      referralIds: [R],
      events: [...LONG, ...LONG, ...LONG, ...LONG].map((at) => ({
        ...event,
        eventId: R,
        words: longWords,
        ...(at % 2 === 0 && { subject: 'a-service-with-a-rather-long-name-of-its-own' }),
      })),
    })(`${BY_CONSUMER}:00`),
  },
  { ...page, state: 'error', path: () => `${BY_CONSUMER}:99&reference=Amara`, status: 422 },
  {
    ...page,
    state: 'error',
    path: answered(
      'operations',
      'GET /referrals',
      silent,
    )('/operations/find?reference=WM-4K7Q-2N8D'),
    status: 503,
  },
  {
    route: '/operations/referrals/:id',
    state: 'filtered',
    as: 'operator',
    path: () => `/operations/referrals/${R}?event=a1b2c3d4-0000-4000-8000-000000000002`,
  },
];
