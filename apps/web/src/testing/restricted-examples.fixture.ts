import type { Opening, Openings, RestrictionChanged, RestrictionView } from '@waymark/contracts';
import { aReferral, REFERRAL_ID } from './referral-examples.fixture.js';

export const ISSUER = 'http://localhost:3010';
const { reference } = aReferral;

/** Closed to whoever asks. */
export const aClosedRecord: RestrictionView = {
  referralId: REFERRAL_ID,
  reference,
  restricted: true,
  restrictionVersion: 3,
  open: false,
  mayRestrict: false,
  mayName: false,
  linked: [],
  readers: [],
  openings: [],
};

export const aRestrictionChanged: RestrictionChanged = {
  referralId: REFERRAL_ID,
  restricted: true,
  restrictionVersion: 4,
};

export const OPENING_ID = '0b8f6f0e-0000-4000-8000-0000000000d1';

/** Somebody who was not named has opened it on a Thursday. */
export const anOpening: Opening = {
  openingId: OPENING_ID,
  referralId: REFERRAL_ID,
  reference,
  organisation: 'cw-loss',
  by: `${ISSUER}|hub-clinician`,
  at: '2026-11-19T10:42:00.000Z',
  until: '2026-11-19T11:42:00.000Z',
  because: 'care-now',
  words: 'The person is in our waiting room and is very distressed.',
  reviewBy: '2026-11-24',
};

export const notRestricted: RestrictionView = {
  ...aClosedRecord,
  ...{ restricted: false, restrictionVersion: 0, open: true, mayRestrict: true },
  linked: [
    {
      referralId: '0b8f6f0e-0000-4000-8000-0000000000d7',
      reference: 'WM-7C2M-9T4R',
      restricted: false,
    },
  ],
};

export const anOpenRecord: RestrictionView = {
  ...aClosedRecord,
  ...{ open: true, mayRestrict: true, mayName: true },
  readers: [
    {
      organisation: 'wensum-maternity',
      subject: `${ISSUER}|referrer`,
      since: '2026-11-18T09:00:00.000Z',
    },
    {
      organisation: 'cw-loss',
      subject: `${ISSUER}|hub-clinician`,
      since: '2026-11-18T11:00:00.000Z',
    },
  ],
  openings: [anOpening],
};

export const someOpenings: Openings = { openings: [anOpening], total: 1, waiting: 1, page: 1 };
