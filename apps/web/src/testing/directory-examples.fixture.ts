import {
  BARRIER_CODES,
  BARRIER_THEMES,
  BARRIERS,
  type BarriersMet,
  type SettingsEffect,
  type ServiceNow,
} from '@waymark/contracts';

/** How a service stands that keeps its own settings. */
export const aServiceNow: ServiceNow = {
  serviceId: 'cw-loss',
  opening: 'open',
  openingSaidBy: 'service',
  openingTo: '2026-12-20',
  openingWording: 'Open as usual until the winter break.',
  announced: [
    {
      opening: 'paused',
      from: '2026-12-21',
      to: '2027-01-03',
      wording: 'Nobody is taken over the winter break. Telephone 01632 960 000 for advice.',
    },
  ],
  capacity: { newPeopleAWeek: 4, placesFree: 2, asOf: '2026-11-20' },
  publishedWaits: [
    {
      stage: 'assessed',
      words: 'Until the first assessment: 42 days, as of 1 November 2026',
      days: 42,
      from: 'service',
    },
  ],
  figures: {
    from: '2025-11-22',
    to: '2026-11-22',
    waits: [
      { stage: 'acknowledged', people: 120, medianDays: 1, nineInTenDays: 3 },
      { stage: 'assessed', people: 15, medianDays: 38 },
      { stage: 'started' },
    ],
    decided: 110,
    acceptedPercent: 70,
  },
  offers: [
    { offer: 'advice-before-referral', wording: 'Telephone on Tuesdays from 10 to 12.' },
    { offer: 'training' },
  ],
};

/** What a pause would do. */
export const anEffect: SettingsEffect = {
  before: 'open',
  after: 'paused',
  from: '2026-08-24',
  to: '2026-11-22',
  judged: 41,
  isCut: false,
  comeNow: 30,
  wouldGoElsewhere: 30,
  elsewhere: [
    { place: 'A coordinator finds a place', referrals: 22 },
    { place: 'Lotus', referrals: 5 },
    { place: 'The referrer is asked first' },
  ],
  wouldComeToo: 0,
  supportedNow: 12,
  wouldBeSupported: 0,
  tooLateNow: 0,
  wouldBeTooLate: 0,
  openOffers: 3,
};

/** Of longer waits, while it stays open. */
export const aWaitEffect: SettingsEffect = {
  ...anEffect,
  after: 'open',
  wouldGoElsewhere: 5,
  elsewhere: [{ place: 'Lotus', referrals: 5 }],
  wouldBeSupported: 20,
  wouldBeTooLate: 2,
};

/** What gets in the way, with some numbers that may not be shown. */
export const barriersMet: BarriersMet = {
  from: '2025-12-01',
  to: '2026-11-30',
  people: 240,
  themes: BARRIER_THEMES.map((theme) => ({ theme, ...(theme !== 'trust' && { people: 35 }) })),
  barriers: BARRIER_CODES.map((barrier) => ({
    barrier,
    theme: BARRIERS[barrier],
    ...(barrier.length > 8 && { people: 20, overcome: 10 }),
  })),
};
