import { INFORMATION_PARTS } from '../pages/referrers/information/information-parts.js';
import { answered, longWords, silent, type PageCase } from './page-case.fixture.js';
import { aReferral, REFERRAL_ID as R } from './referral-examples.fixture.js';

const path = `/referrals/${R}/information`;
const part = { route: '/referrals/:id/information/:part', as: 'referrer' } as const;
const all = { route: '/referrals/:id/information', as: 'referrer' } as const;
const manyThings = Array.from({ length: 12 }, () => aReferral.sent.occurrences).flat();
const hostile = {
  ...aReferral,
  fullName: `<b>${longWords}</b>`,
  sent: { ...aReferral.sent, occurrences: manyThings },
};
const reading = (body: object) => answered('intake', `GET /referrals/${R}`, { status: 200, body });

/** What nobody asked for: each part of it, where nothing or something wrong was entered, and where it can be sent. */
export const informationCases: readonly PageCase[] = [
  { ...all, state: 'default', path: () => path },
  { ...all, state: 'long', path: reading(hostile)(path) },
  {
    ...all,
    state: 'error',
    path: answered('intake', `GET /referrals/${R}`, silent)(path),
    status: 503,
  },
  ...Object.keys(INFORMATION_PARTS).flatMap((slug): PageCase[] => [
    { ...part, state: 'default', path: () => `${path}/${slug}` },
    // As it stands nothing is different, and that is said.
    { ...part, state: 'error', path: () => `${path}/${slug}`, sent: true },
  ]),
  { ...part, state: 'long', path: reading(hostile)(`${path}/as-sent`) },
  {
    route: '/referrals/:id',
    state: 'default',
    as: 'referrer',
    path: () => `/referrals/${R}?said=added`,
  },
];
