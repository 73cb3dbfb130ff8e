import { aClosure, aClosurePreview } from './closing-examples.fixture.js';
import { LONG, longWords, silent, type PageCase } from './page-case.fixture.js';
import { problem } from './stand-in-services.fixture.js';

const page = { as: 'hub-clinician' } as const;
const CLOSURE = '/services/team-of-hub-clinician/closure';
const query =
  'reason=merged&successor=bsol&on-day=4&on-month=1&on-year=2027&wording=Refer%20to%20Birmingham.';

const [first] = aClosurePreview.cases;
const [failed] = aClosure.cases;
const idOf = (at: number): string => `0b8f6f0e-0000-4000-8000-${String(at).padStart(12, '0')}`;

const asking =
  (call: string, answer: { readonly status: number; readonly body: object }, path: string) =>
  (...[, services]: Parameters<PageCase['path']>): string => {
    services.answer('routing', call, answer);
    return path;
  };
const preview = (body: object): PageCase['path'] =>
  asking(`POST ${CLOSURE}/preview`, { status: 200, body }, `/team/closing/preview?${query}`);
const progress = (body: object): PageCase['path'] =>
  asking(`GET ${CLOSURE}`, { status: 200, body }, '/team/closing/progress');

/** Somebody else was faster. */
export const begunMeanwhile = {
  status: 409,
  body: problem(409, 'closing-already', {
    detail: 'Joe Bloggs has begun to close this service on 22 November 2026.',
  }),
};

const manyCases = LONG.map((at) => ({ ...first, referralId: idOf(at), because: longWords }));
const manyMoved = LONG.map((at) => ({
  ...failed,
  referralId: idOf(at),
  because: longWords.slice(0, 500),
}));

/** A service that closes, in each of its states. */
export const closingPageCases: readonly PageCase[] = [
  {
    ...page,
    route: '/team/closing',
    state: 'default',
    path: asking(
      `GET ${CLOSURE}`,
      { status: 200, body: { ...aClosure, state: 'cancelled' } },
      '/team/closing',
    ),
  },
  {
    ...page,
    route: '/team/closing',
    state: 'error',
    path: asking(
      `GET ${CLOSURE}`,
      { status: 200, body: { ...aClosure, state: 'cancelled' } },
      '/team/closing',
    ),
    sent: true,
  },
  {
    ...page,
    route: '/team/closing/preview',
    state: 'default',
    path: preview(aClosurePreview),
  },
  {
    ...page,
    route: '/team/closing/preview',
    state: 'empty',
    path: preview({ ...aClosurePreview, total: 0, cases: [] }),
  },
  {
    ...page,
    route: '/team/closing/preview',
    state: 'long',
    path: preview({ ...aClosurePreview, total: 900, cases: manyCases }),
  },
  {
    ...page,
    route: '/team/closing/preview',
    state: 'error',
    path: asking(`POST ${CLOSURE}/preview`, silent, `/team/closing/preview?${query}`),
    status: 503,
  },
  // Sent on, it is what is confirmed.
  {
    ...page,
    route: '/team/closing/preview',
    state: 'default',
    path: preview(aClosurePreview),
    sent: true,
    status: 200,
  },
  {
    ...page,
    route: '/team/closing/preview',
    state: 'empty',
    path: preview({ ...aClosurePreview, total: 0, cases: [] }),
    sent: true,
    status: 200,
  },
  {
    ...page,
    route: '/team/closing/preview',
    state: 'long',
    path: preview({ ...aClosurePreview, total: 900, cases: manyCases }),
    sent: true,
    status: 200,
  },
  {
    ...page,
    route: '/team/closing/preview',
    state: 'error',
    path: asking(`POST ${CLOSURE}/preview`, begunMeanwhile, `/team/closing/preview?${query}`),
    status: 409,
  },
  { ...page, route: '/team/closing/progress', state: 'default', path: progress(aClosure) },
  {
    ...page,
    route: '/team/closing/progress',
    state: 'filtered',
    path: progress({ ...aClosure, state: 'done', done: 2, failed: 0, stillHere: 0 }),
  },
  {
    ...page,
    route: '/team/closing/progress',
    state: 'empty',
    path: progress({ ...aClosure, total: 0, done: 0, failed: 0, stillHere: 0, cases: [] }),
  },
  {
    ...page,
    route: '/team/closing/progress',
    state: 'long',
    path: progress({ ...aClosure, total: 900, cases: manyMoved }),
  },
  {
    ...page,
    route: '/team/closing/progress',
    state: 'error',
    path: asking(`GET ${CLOSURE}`, silent, '/team/closing/progress'),
    status: 503,
  },
];
