import { daysBetween, type Day } from './days.js';
import type { LossKind } from './vocabulary.js';

// A death that somebody records: whose, and what becomes of appointments.

export const WHO_DIED = ['woman', 'baby'] as const;
export type WhoDied = (typeof WHO_DIED)[number];

/** How a baby can die after a referral was sent. */
export const BABY_DEATHS = [
  'miscarriage',
  'ectopic',
  'termination',
  'stillbirth',
  'neonatal-death',
  'infant-death',
] as const satisfies readonly LossKind[];
export type BabyDeathKind = (typeof BABY_DEATHS)[number];

/** A neonatal death is at 0 to 27 whole days; from 28 on it is an infant death. */
export const NEONATAL_TO_DAYS = 27;

export const wasBornAlive = (kind: LossKind): boolean =>
  kind === 'neonatal-death' || kind === 'infant-death';

/** Can a baby who was born alive, on one of these days, have died in this way on that day? */
export function fitsAge(
  kind: BabyDeathKind,
  born: { readonly first: Day; readonly last: Day },
  diedOn: Day,
): boolean {
  if (born.first > diedOn) return false;
  return kind === 'neonatal-death'
    ? daysBetween(born.last, diedOn) <= NEONATAL_TO_DAYS
    : daysBetween(born.first, diedOn) > NEONATAL_TO_DAYS;
}

/** What the review after a death finds of the appointments that were booked. */
export const APPOINTMENTS_AFTER_DEATH = ['none-booked', 'cancelled', 'go-on'] as const;
export type AppointmentsAfterDeath = (typeof APPOINTMENTS_AFTER_DEATH)[number];
