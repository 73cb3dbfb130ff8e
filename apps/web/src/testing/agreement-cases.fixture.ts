import type { NextStep } from '@waymark/contracts';
import { answered, LONG, silent, type PageCase } from './page-case.fixture.js';
import { aPlacement } from './placing-examples.fixture.js';
import {
  aReferral,
  myReferrals,
  REFERRAL_ID as R,
  saidAboutSharing,
} from './referral-examples.fixture.js';

const path = `/referrals/${R}/agreement`;
const page = { route: '/referrals/:id/agreement', as: 'referrer' } as const;

/** The sending team is to ask. */
export const askHer: NextStep = {
  what: 'ask-her',
  owner: 'team-of-referrer',
  ownerName: 'Wensum Maternity Unit (invented)',
  because:
    'The person has not agreed that a charity may be told, so nothing moves by itself: ask them about Light Peer Support.',
  dueAt: '2026-11-24T17:00:00.000Z',
};
const toAsk = { ...aReferral, nextStep: askHer, questions: [], agreements: [saidAboutSharing] };
const child = { ...aReferral.sent, person: { ...aReferral.sent.person, birthDate: '2011-03-31' } };
const manyTimes = { ...aReferral, agreements: LONG.map(() => saidAboutSharing) };
const body = (referral: object): { status: 200; body: object } => ({ status: 200, body: referral });
const reading = (referral: object) => answered('intake', `GET /referrals/${R}`, body(referral));

/** What the person said about sharing: where it is written down, and where it is shown. */
export const agreementCases: readonly PageCase[] = [
  { ...page, state: 'default', path: reading(toAsk)(path) },
  { ...page, state: 'default', as: 'hub-clinician', path: () => path },
  { ...page, state: 'default', path: reading({ ...toAsk, sent: child })(path) },
  { ...page, state: 'error', path: () => path, sent: true },
  {
    ...page,
    state: 'error',
    path: answered('intake', `GET /referrals/${R}`, silent)(path),
    status: 503,
  },
  {
    route: '/referrals/:id',
    state: 'default',
    as: 'referrer',
    path: reading(toAsk)(`/referrals/${R}?said=now`),
  },
  {
    route: '/referrals/:id',
    state: 'long',
    as: 'referrer',
    path: reading(manyTimes)(`/referrals/${R}`),
  },
  {
    route: '/referrals',
    state: 'default',
    as: 'referrer',
    path: answered(
      'intake',
      'GET /referrals',
      body({
        ...myReferrals,
        referrals: myReferrals.referrals.map((row) => ({
          ...row,
          needsYou: true,
          nextStep: askHer,
        })),
      }),
    )('/referrals'),
  },
  {
    route: '/worklist/:id',
    state: 'default',
    as: 'hub-clinician',
    path: (visitor, services) => {
      const task = {
        taskId: '0b8f6f0e-0000-4000-8000-0000000000ee',
        step: { ...askHer, owner: 'cw-loss' },
      };
      services.answer('routing', `GET /placements/${R}`, body({ ...aPlacement, tasks: [task] }));
      services.answer(
        'intake',
        `GET /referrals/${R}`,
        body({
          ...toAsk,
          sent: { ...aReferral.sent, urgencyComment: 'Seen this morning: sleeps four hours.' },
          urgencyCommentBefore: { saidOn: '2026-11-20', changedOn: '2026-11-21' },
        }),
      );
      const nobodyElse = body({ linked: [], near: [], earlier: [] });
      services.answer('intake', `GET /referrals/${R}/same-person`, nobodyElse);
      return `/worklist/${R}`;
    },
  },
];
