import type { Outcomes } from '@waymark/contracts';

const idOf = (number: number): string =>
  `a1b2c3d4-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** One event applied, one that failed five times and waits, and one behind it. */
export const someOutcomes: Outcomes = {
  hears: ['referral.received', 'referral.offered', 'referral.acknowledged'],
  outcomes: [
    { eventId: idOf(1), result: 'applied', at: '2026-11-20T10:02:11.400Z' },
    { eventId: idOf(2), result: 'quarantined', at: '2026-11-20T10:02:40.000Z', attempts: 5 },
    { eventId: idOf(3), result: 'waits-for-earlier', at: '2026-11-20T10:05:00.000Z' },
  ],
};
