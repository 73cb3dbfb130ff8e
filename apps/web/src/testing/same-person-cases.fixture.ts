import { answered, type PageCase } from './page-case.fixture.js';
import { REFERRAL_ID as R } from './referral-examples.fixture.js';

const path = `/worklist/${R}/same-person`;
const page = { route: '/worklist/:id/same-person', as: 'hub-clinician' } as const;

/** Linked and alike, nothing decided, and none at all. */
export const samePersonCases: readonly PageCase[] = [
  { ...page, state: 'default', path: () => path },
  { ...page, state: 'error', path: () => path, sent: true },
  {
    ...page,
    state: 'empty',
    path: answered('intake', `GET /referrals/${R}/same-person`, {
      status: 200,
      body: { linked: [], near: [], earlier: [] },
    })(path),
  },
];
