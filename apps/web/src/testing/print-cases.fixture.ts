import type { PageCase } from './page-case.fixture.js';
import { answered, LONG, longWords, silent } from './page-case.fixture.js';
import { aPlacement } from './placing-examples.fixture.js';
import { aReferral, forLinkWork, REFERRAL_ID as R } from './referral-examples.fixture.js';
import type { StandIns } from './stand-in-services.fixture.js';

const { sent } = aReferral;
const { contact } = sent.person;
const A_NAME = 'Wilhelmina-Konstantina Abcdefghijklmnopqrstuvwxyz-Demo';
const aLongHistory = LONG.map((at) => ({
  ...aPlacement.history[at % 2],
  because: longWords,
}));
/** As much as is ever written of somebody. */
const aLongReferral = {
  ...aReferral,
  fullName: A_NAME,
  progress: LONG.map((at) => ({ ...aReferral.progress[at % 3], words: longWords })),
  sent: {
    ...sent,
    person: {
      ...sent.person,
      fullName: A_NAME,
      address: Array.from({ length: 6 }, () => A_NAME).join('\n'),
      contact: {
        ...contact,
        email: `${'a'.repeat(60)}@${'b'.repeat(60)}.example`,
        safe: { ...contact.safe, times: longWords, instructions: longWords },
      },
    },
    occurrences: LONG.slice(0, 12).map((at) => ({ ...sent.occurrences[at % 2] })),
    note: longWords.repeat(3),
  },
};

/** Several at once; of the twenty that may be, no browser makes one picture. */
const SEVERAL = Array.from(
  { length: 3 },
  (_, at) => `0b8f6f0e-0000-4000-8000-0000000003${String(at).padStart(2, '0')}`,
);
const THESE = '0b8f6f0e-0000-4000-8000-0000000003';

function longFor(services: StandIns, id: string, reference = aReferral.reference): void {
  const placement = { ...aPlacement, because: longWords, history: aLongHistory };
  services.answer('routing', `GET /placements/${id}`, { status: 200, body: placement });
  services.answer('intake', `GET /referrals/${id}`, {
    status: 200,
    body: { ...aLongReferral, reference },
  });
}

const team = { as: 'hub-clinician' } as const;
const sender = { route: '/referrals/:id/print', as: 'referrer' } as const;
const silentIntake = answered('intake', `GET /referrals/${R}`, silent);

/** What leaves the site on paper: looked at as it is printed too. */
export const printCases: readonly PageCase[] = [
  {
    ...team,
    route: '/worklist/print',
    state: 'default',
    path: () => `/worklist/print?id=${R}`,
  },
  // One of two cannot be had, and the other is printed all the same.
  {
    ...team,
    route: '/worklist/print',
    state: 'error',
    path: answered(
      'intake',
      `GET /referrals/${THESE}`,
      silent,
    )(`/worklist/print?id=${R}&id=${SEVERAL[0] ?? ''}`),
    status: 200,
  },
  {
    ...team,
    route: '/worklist/print',
    state: 'long',
    path: (_visitor, services) => {
      for (const [at, id] of SEVERAL.entries()) longFor(services, id, `WM-4K7Q-2N8${String(at)}`);
      return `/worklist/print?${SEVERAL.map((id) => `id=${id}`).join('&')}`;
    },
  },
  {
    ...team,
    route: '/worklist/:id/print',
    state: 'default',
    path: () => `/worklist/${R}/print`,
  },
  // A link worker reads what to do about safety, and nothing clinical.
  {
    route: '/worklist/:id/print',
    as: 'link-worker',
    state: 'default',
    path: answered('intake', `GET /referrals/${R}`, { status: 200, body: forLinkWork })(
      `/worklist/${R}/print`,
    ),
  },
  {
    ...team,
    route: '/worklist/:id/print',
    state: 'error',
    path: silentIntake(`/worklist/${R}/print`),
    status: 503,
  },
  {
    ...team,
    route: '/worklist/:id/print',
    state: 'long',
    path: (_visitor, services) => {
      longFor(services, R);
      return `/worklist/${R}/print`;
    },
  },
  { ...sender, state: 'default', path: () => `/referrals/${R}/print` },
  { ...sender, state: 'error', path: silentIntake(`/referrals/${R}/print`), status: 503 },
  {
    ...sender,
    state: 'long',
    path: (_visitor, services) => {
      longFor(services, R);
      return `/referrals/${R}/print`;
    },
  },
];
