import { fillForm } from './a-filled-form.fixture.js';
import { everyNo } from './judging-examples.fixture.js';
import { longWords, silent, withDraft, type PageCase } from './page-case.fixture.js';
import { aReachableReferral, REFERRAL_ID as R } from './referral-examples.fixture.js';

/** From the last answer to a referral that is sent. */
export const sendingCases: readonly PageCase[] = [
  {
    route: '/refer/:id/check-answers',
    state: 'default',
    as: 'referrer',
    path: withDraft('/check-answers', fillForm),
  },
  {
    route: '/refer/:id/check-answers',
    state: 'error',
    as: 'referrer',
    path: async (visitor, services) => {
      services.answer('intake', 'POST /referrals', silent);
      return `${await fillForm(visitor)}/check-answers`;
    },
    sent: true,
    status: 503,
  },
  {
    route: '/refer/:id/sent',
    state: 'default',
    as: 'referrer',
    path: async (visitor) => {
      const draft = await fillForm(visitor);
      await visitor.get(`${draft}/check-answers`);
      await visitor.post(`${draft}/check-answers`);
      return `${draft}/sent`;
    },
  },
  {
    route: '/refer/:id/sent',
    state: 'long',
    as: 'referrer',
    path: async (visitor, services) => {
      const draft = await fillForm(visitor);
      await visitor.get(`${draft}/check-answers`);
      await visitor.post(`${draft}/check-answers`);
      services.answer('intake', `GET /referrals/${R}`, { status: 200, body: aReachableReferral });
      return `${draft}/sent`;
    },
  },
  ...(['default', 'error'] as const).map((state): PageCase => ({
    route: '/refer/:id/already-referred',
    state,
    as: 'referrer',
    path: async (visitor, services) => {
      const open = [{ receivedOn: '2026-11-01', state: 'a team is deciding' }];
      services.answer('intake', 'POST /referrals/duplicates', { status: 200, body: { open } });
      return `${await fillForm(visitor)}/already-referred`;
    },
    ...(state === 'error' && { sent: true }),
  })),
  ...(['default', 'error'] as const).map((state): PageCase => ({
    route: '/refer/:id/refer-anyway',
    state,
    as: 'referrer',
    path: withDraft('/refer-anyway', fillForm),
    ...(state === 'error' && { sent: true }),
  })),
  ...(
    [
      { state: 'filtered', answer: { status: 200, body: everyNo } },
      { state: 'empty', answer: silent },
    ] as const
  ).map(({ state, answer }): PageCase => ({
    route: '/refer/:id/check-answers',
    state,
    as: 'referrer',
    path: async (visitor, services) => {
      const draft = await fillForm(visitor);
      await visitor.get(`${draft}/criteria`);
      services.answer('eligibility', 'POST /pre-checks', answer);
      return `${draft}/check-answers`;
    },
  })),
  {
    route: '/refer/:id/check-answers',
    state: 'long',
    as: 'referrer',
    path: async (visitor) => {
      const draft = await fillForm(visitor);
      await visitor.get(`${draft}/refer-anyway`);
      const words = longWords.slice(0, 300);
      await visitor.post(`${draft}/refer-anyway`, { reason: 'another-reason', words });
      return `${draft}/check-answers`;
    },
  },
];
