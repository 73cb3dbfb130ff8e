import { addDays, type Day } from './days.js';

/** The table answers up to this day; the year after it has to be added before it comes. */
export const BANK_HOLIDAYS_KNOWN_UNTIL: Day = '2028-12-31';

/**
 * Bank holidays of England and Wales, 2025 to 2028, as GOV.UK publishes them; where one falls on a weekend, the substitute.
 * Compared day by day on 25 November 2026 with https://github.com/alphagov/frontend/blob/609b0436/lib/data/bank-holidays.json
 * (the data behind https://www.gov.uk/bank-holidays, of 25 February 2026) and with npm date-holidays 3.37.0.
 */
export const BANK_HOLIDAYS: ReadonlySet<Day> = new Set([
  ...['2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05'],
  ...['2025-05-26', '2025-08-25', '2025-12-25', '2025-12-26'],
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04'],
  ...['2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'],
  ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03'],
  ...['2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
  ...['2028-01-03', '2028-04-14', '2028-04-17', '2028-05-01'],
  ...['2028-05-29', '2028-08-28', '2028-12-25', '2028-12-26'],
]);

/** Monday to Friday, and no bank holiday. */
export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !BANK_HOLIDAYS.has(day);
}

/** So many working days later; none = this day, or the next working day. */
export function addWorkingDays(day: Day, count: number): Day {
  let at = day;
  while (!isWorkingDay(at)) at = addDays(at, 1);
  for (let left = count; left > 0; left -= 1) {
    do at = addDays(at, 1);
    while (!isWorkingDay(at));
  }
  return at;
}
