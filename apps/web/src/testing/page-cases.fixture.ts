import { closingPageCases } from './closing-page-cases.fixture.js';
import { TOPICS } from '../pages/referrers/refer/draft/draft.js';
import { isQuestionTopic, topics } from '../pages/referrers/refer/topics/topics.js';
import { checkAnswers } from '../layout/form/check-answers.js';
import type { MoveForm } from '../pages/hubs/moves/move-form.js';
import { moves } from '../pages/hubs/moves/moves.js';
import { beginForm, fillForm } from './a-filled-form.fixture.js';
import { aReviewToRecord, someMovesNow } from './move-examples.fixture.js';
import type { Visitor } from './a-visitor.fixture.js';
import { aMoveContext, aPlacement } from './placing-examples.fixture.js';
import {
  manyReferrals,
  myReferrals,
  QUESTION_ID,
  REFERRAL_ID as R,
} from './referral-examples.fixture.js';
import {
  answered,
  LONG,
  longWords,
  silent,
  withDraft,
  type PageCase,
} from './page-case.fixture.js';
import { problem } from './stand-in-services.fixture.js';
import { accountCases } from './account-cases.fixture.js';
import { messageCases } from './message-cases.fixture.js';
import { noticeCases } from './notice-cases.fixture.js';
import { watchingCases } from './watching-cases.fixture.js';
import { webhookCases } from './webhook-cases.fixture.js';
import { criteriaCases } from './criteria-cases.fixture.js';
import { concernCases } from './concern-cases.fixture.js';
import { findPracticeCases } from './find-practice-cases.fixture.js';
import { informationCases } from './information-cases.fixture.js';
import { agreementCases } from './agreement-cases.fixture.js';
import { worklistCases } from './worklist-cases.fixture.js';
import { protectedCases } from './protected-cases.fixture.js';
import { restrictedCases } from './restricted-cases.fixture.js';
import { samePersonCases } from './same-person-cases.fixture.js';
import { directoryPageCases } from './directory-page-cases.fixture.js';
import { fileCases } from './file-cases.fixture.js';
import { flowCases } from './flow-cases.fixture.js';
import { keptCases } from './kept-cases.fixture.js';
import { layoutCases } from './layout-cases.fixture.js';
import { ownPageCases } from './own-pages.fixture.js';
import { planPageCases } from './plan-page-cases.fixture.js';
import { printCases } from './print-cases.fixture.js';
import { throttledCases } from './throttled-cases.fixture.js';
import { sendingCases } from './sending-cases.fixture.js';

const topicCases = TOPICS.filter(isQuestionTopic).flatMap((slug): PageCase[] => [
  {
    route: '/refer/:id/:topic',
    state: 'default',
    as: 'referrer',
    path: withDraft(`/${slug}`, fillForm),
  },
  ...(topics[slug].optional === true || slug === 'need-more'
    ? []
    : [
        {
          route: '/refer/:id/:topic',
          state: 'error' as const,
          as: 'referrer' as const,
          path: withDraft(`/${slug}`),
          sent: true as const,
        },
      ]),
]);

/** Sent as it is shown, the form is refused. */
function asksSomething({ form, prefill, sentences, alsoCheck }: MoveForm): boolean {
  const answers = prefill?.(new Date('2026-11-22T12:00:00.000Z'), aMoveContext) ?? {};
  const wrong = checkAnswers(form, answers, sentences);
  // What is no answer at all is not looked at any further.
  const problems = wrong.length > 0 ? wrong : (alsoCheck?.(answers, aMoveContext) ?? []);
  return problems.length > 0;
}

const moveCases = Object.values(moves).flatMap((form): PageCase[] => {
  const { move, path, questions } = form;
  const open: PageCase['path'] = (_visitor, services) => {
    const tasks = [...aPlacement.tasks, aReviewToRecord];
    const body = { ...aPlacement, moves: [move], tasks };
    services.answer('routing', `GET /placements/${R}`, { status: 200, body });
    services.answer('routing', `GET /placements/${R}/moves`, { status: 200, body: someMovesNow });
    return `/worklist/${R}/${path}`;
  };
  const page = { route: '/worklist/:id/:move', as: 'landing-coordinator' as const, path: open };
  return [
    { ...page, state: 'default' },
    ...(questions(aMoveContext).length === 0 || !asksSomething(form)
      ? []
      : [{ ...page, state: 'error' as const, sent: true as const }]),
  ];
});

/** A sign that needs a call, just marked: without one the page leads on. */
const withASign = async (visitor: Visitor): Promise<string> => {
  const draft = await beginForm(visitor);
  await visitor.get(`${draft}/signs`);
  const marked = { signs: 'suicidal-plan', urgency: 'call-now' };
  return (await visitor.post(`${draft}/signs`, marked)).location;
};

const referrerCases: readonly PageCase[] = [
  { route: '/refer', state: 'empty', as: 'referrer', path: () => '/refer' },
  {
    route: '/refer',
    state: 'default',
    as: 'referrer',
    path: async (visitor) => (await beginForm(visitor), '/refer'),
  },
  {
    route: '/refer/before-you-start',
    state: 'default',
    as: 'referrer',
    path: () => '/refer/before-you-start',
  },
  { route: '/refer/:id', state: 'default', as: 'referrer', path: withDraft('', fillForm) },
  { route: '/refer/:id', state: 'empty', as: 'referrer', path: withDraft('') },
  {
    route: '/refer/:id/what-happened',
    state: 'default',
    as: 'referrer',
    path: withDraft('/what-happened', fillForm),
  },
  {
    route: '/refer/:id/what-happened',
    state: 'empty',
    as: 'referrer',
    path: withDraft('/what-happened'),
  },
  {
    route: '/refer/:id/what-happened',
    state: 'error',
    as: 'referrer',
    path: withDraft('/what-happened'),
    sent: true,
  },
  {
    route: '/refer/:id/what-happened/add/:kind',
    state: 'default',
    as: 'referrer',
    path: withDraft('/what-happened/add/loss'),
  },
  {
    route: '/refer/:id/what-happened/add/:kind',
    state: 'error',
    as: 'referrer',
    path: withDraft('/what-happened/add/loss'),
    sent: true,
  },
  {
    route: '/refer/:id/what-happened/items/:index',
    state: 'default',
    as: 'referrer',
    path: withDraft('/what-happened/items/0', fillForm),
  },
  {
    route: '/refer/:id/what-happened/items/:index',
    state: 'error',
    as: 'referrer',
    path: withDraft('/what-happened/items/0', fillForm),
    sent: 'emptied',
  },
  ...criteriaCases,
  ...findPracticeCases,
  {
    route: '/refer/:id/call-now',
    state: 'default',
    as: 'referrer',
    path: withASign,
  },
  {
    route: '/refer/:id/call-now',
    state: 'error',
    as: 'referrer',
    path: withASign,
    sent: 'emptied',
  },
  {
    route: '/refer/:id/call-now',
    state: 'filtered',
    as: 'referrer',
    path: async (visitor) => `${await withASign(visitor)}&area=Southham`,
  },
  ...sendingCases,
  { route: '/referrals', state: 'default', as: 'referrer', path: () => '/referrals' },
  {
    route: '/referrals',
    state: 'empty',
    as: 'referrer',
    path: answered('intake', 'GET /referrals', {
      status: 200,
      body: { ...myReferrals, total: 0, referrals: [] },
    })('/referrals'),
  },
  {
    route: '/referrals',
    state: 'error',
    as: 'referrer',
    path: answered('intake', 'GET /referrals', silent)('/referrals'),
    status: 503,
  },
  {
    route: '/referrals',
    state: 'long',
    as: 'referrer',
    path: answered('intake', 'GET /referrals', { status: 200, body: manyReferrals })('/referrals'),
  },
  { route: '/referrals/:id', state: 'default', as: 'referrer', path: () => `/referrals/${R}` },
  {
    route: '/referrals/:id',
    state: 'error',
    as: 'referrer',
    path: () => '/referrals/0b8f6f0e-0000-4000-8000-0000000000ff',
    status: 404,
  },
  ...(['referrals', 'worklist'] as const).flatMap((from): PageCase[] => {
    const page = {
      route: `/${from}/:id/moved`,
      as: 'referrer',
      path: () => `/${from}/${R}/moved`,
    } as const;
    return [
      { ...page, state: 'default' },
      { ...page, state: 'error', sent: true },
    ];
  }),
  {
    route: '/referrals/:id/withdrawal',
    state: 'default',
    as: 'referrer',
    path: () => `/referrals/${R}/withdrawal`,
  },
  {
    route: '/referrals/:id/withdrawal',
    state: 'error',
    as: 'referrer',
    path: () => `/referrals/${R}/withdrawal`,
    sent: true,
  },
  {
    route: '/referrals/:id/questions/:questionId',
    state: 'default',
    as: 'referrer',
    path: () => `/referrals/${R}/questions/${QUESTION_ID}`,
  },
  {
    route: '/referrals/:id/questions/:questionId',
    state: 'error',
    as: 'referrer',
    path: () => `/referrals/${R}/questions/${QUESTION_ID}`,
    sent: 'emptied',
  },
  {
    // Somebody has changed the facts meanwhile.
    route: '/referrals/:id/questions/:questionId',
    state: 'error',
    as: 'referrer',
    path: answered('intake', `POST /referrals/${R}/answers`, {
      status: 409,
      body: problem(409, 'facts-changed'),
    })(`/referrals/${R}/questions/${QUESTION_ID}`),
    sent: true,
    status: 409,
  },
  {
    route: '/referrals/:id/questions/:questionId',
    state: 'error',
    as: 'referrer',
    path: answered(
      'intake',
      `GET /referrals/${R}`,
      silent,
    )(`/referrals/${R}/questions/${QUESTION_ID}`),
    status: 503,
  },
];

const teamCases: readonly PageCase[] = [
  ...worklistCases,
  { route: '/worklist/:id', state: 'default', as: 'hub-clinician', path: () => `/worklist/${R}` },
  {
    route: '/worklist/:id',
    state: 'error',
    as: 'hub-clinician',
    path: answered('intake', `GET /referrals/${R}`, silent)(`/worklist/${R}`),
  },
  {
    route: '/worklist/:id',
    state: 'long',
    as: 'hub-clinician',
    path: answered('routing', `GET /placements/${R}`, {
      status: 200,
      body: {
        ...aPlacement,
        history: LONG.map((at) => ({ ...aPlacement.history[at % 2], because: longWords })),
        decisions: LONG.slice(0, 4).map(() => ({ ...aPlacement.decisions[0], because: longWords })),
      },
    })(`/worklist/${R}`),
  },
];

export const pageCases: readonly PageCase[] = [
  ...layoutCases,
  ...keptCases,
  ...throttledCases,
  ...referrerCases,
  ...topicCases,
  ...teamCases,
  ...agreementCases,
  ...informationCases,
  ...closingPageCases,
  ...samePersonCases,
  ...restrictedCases,
  ...protectedCases,
  ...concernCases,
  ...moveCases,
  ...planPageCases,
  ...printCases,
  ...directoryPageCases,
  ...flowCases,
  ...ownPageCases,
  ...fileCases,
  ...watchingCases,
  ...accountCases,
  ...webhookCases,
  ...noticeCases,
  ...messageCases,
];

/** Routes that show no page of their own, and why. */
export const routesWithoutAPage: Readonly<Record<string, string>> = {
  '/': 'leads to the first page of the role',
  '/sign-in': 'leads to the identity provider',
  '/sign-in/callback': 'leads back from the identity provider',
  '/.well-known/jwks.json': 'keys, for services',
  '/worklist/arrivals': 'a number, for the script',
  '/session/left': 'a number, for the script',
  '/operations/stages': 'figures, for the script',
  '/worklist/export.csv': 'a file',
  '/for-you/leave': 'leads away',
  '/referrals/:id/files/:fileId': 'is the file',
  '/worklist/:id/files/:fileId': 'is the file',
  '/health/live': 'for supervisors',
  '/health/ready': 'for supervisors',
  '/health/started': 'for supervisors',
};
