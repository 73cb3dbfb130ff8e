import type { Span } from '../calendar.js';
import { PREGNANCY_DAYS } from '../referral-case.js';

/** The first day on which a pregnancy has reached so many weeks, for each day it can be due on. */
export const reachesWeeks = (due: Span, weeks: number): Span => ({
  first: due.first - PREGNANCY_DAYS + weeks * 7,
  last: due.last - PREGNANCY_DAYS + weeks * 7,
});

/** Whole weeks of pregnancy on a day; the least that it can be. */
export const weeksOn = (due: Span, day: number): number =>
  Math.floor((PREGNANCY_DAYS - (due.last - day)) / 7);
