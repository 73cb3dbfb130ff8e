import { addMonths, wholeYearsBetween, type Day } from './days.js';

// The youngest published limits count months; nobody else's need be known so closely.
const MONTHS_MATTER_UNDER = 19;

/** An age in whole years; under 19 also the whole months since the last birthday, 0 to 11. */
export interface Age {
  readonly ageYears: number;
  readonly ageMonths?: number;
}

/** How old somebody is on a day that is not before their birth; every month counts from the day of birth itself. */
export function ageOn(birthDate: Day, on: Day): Age {
  const ageYears = wholeYearsBetween(birthDate, on);
  if (ageYears >= MONTHS_MATTER_UNDER) return { ageYears };
  let ageMonths = 0;
  while (addMonths(birthDate, ageYears * 12 + ageMonths + 1) <= on) ageMonths += 1;
  return { ageYears, ageMonths };
}
