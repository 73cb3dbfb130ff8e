import { randomUUID } from 'node:crypto';
import type { ProtectedFact } from '@waymark/contracts';
import type { Visitor } from './a-visitor.fixture.js';
import { answered, LONG, silent, type PageCase } from './page-case.fixture.js';
import { FACT_ID, noFacts, someFacts } from './protected-examples.fixture.js';
import { REFERRAL_ID as R } from './referral-examples.fixture.js';
import { problem } from './stand-in-services.fixture.js';

const LIST = `/restricted/${R}/protected-facts`;
const ONE = `${LIST}/${FACT_ID}`;
const ASKED = `GET /referrals/${R}/protected-facts`;
const as = 'hub-clinician';
const list = { route: '/restricted/:id/protected-facts', as } as const;
const one = { route: '/restricted/:id/protected-facts/:factId', as } as const;
const end = { route: '/restricted/:id/protected-facts/:factId/end', as } as const;

const [stands, ended] = someFacts.facts as readonly [ProtectedFact, ProtectedFact];
const many = {
  ...someFacts,
  mayAdd: false,
  facts: LONG.map((at) => ({
    ...(at < 20 ? stands : ended),
    factId: randomUUID(),
    team: 'The community midwifery and health visiting team of a rather long name '.repeat(2),
  })),
};

/** Comes to the page with a reason chosen: somebody was signed out while they chose it. */
async function withReason(visitor: Visitor): Promise<string> {
  await visitor.get(ONE);
  const form = { csrf: visitor.token, because: 'before-contact' };
  await visitor.post('/sign-out');
  await visitor.postAs(ONE, form);
  await visitor.get('/sign-in');
  return (await visitor.get('/sign-in/callback?code=1')).location;
}

/** What is told apart from a referral: listed, added, read with a reason and ended. */
export const protectedCases: readonly PageCase[] = [
  { ...list, state: 'default', path: () => LIST },
  {
    ...list,
    as: 'referrer',
    state: 'empty',
    path: answered('intake', ASKED, { status: 200, body: noFacts })(LIST),
  },
  { ...list, state: 'error', path: () => LIST, sent: true },
  { ...list, state: 'error', path: answered('intake', ASKED, silent)(LIST), status: 503 },
  {
    ...list,
    state: 'error',
    path: answered('intake', ASKED, { status: 403, body: problem(403, 'restricted') })(LIST),
    status: 403,
  },
  { ...list, state: 'long', path: answered('intake', ASKED, { status: 200, body: many })(LIST) },
  { ...one, state: 'default', path: () => ONE },
  { ...one, state: 'error', path: () => ONE, sent: true },
  // As it is shown.
  { ...one, state: 'long', path: withReason, sent: true, status: 200 },
  { ...end, state: 'default', path: () => `${ONE}/end` },
  { ...end, state: 'error', path: () => `${ONE}/end`, sent: true },
];
