// Calendar days are ISO strings `YYYY-MM-DD`, counted in UTC so that daylight saving cannot shift an answer.

/** A calendar day in London, `YYYY-MM-DD`. */
export type Day = string;
/** A day, or a month `YYYY-MM` where the day is not known. */
export type DayOrMonth = string;

const MS_PER_DAY = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export const isDay = (value: unknown): value is Day =>
  typeof value === 'string' &&
  DAY.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  fromNumber(toNumber(value)) === value;

export const isMonth = (value: unknown): value is string =>
  typeof value === 'string' && MONTH.test(value);

const toNumber = (day: Day): number => Math.round(Date.parse(day) / MS_PER_DAY);
const fromNumber = (days: number): Day => new Date(days * MS_PER_DAY).toISOString().slice(0, 10);

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => toNumber(to) - toNumber(from);

export const addDays = (day: Day, days: number): Day => fromNumber(toNumber(day) + days);

/** Calendar months later; where that day does not exist, the last day of the month. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const total = year * 12 + (month - 1) + months;
  const first = Date.UTC(Math.floor(total / 12), total % 12, 1);
  const last = new Date(Date.UTC(Math.floor(total / 12), (total % 12) + 1, 0)).getUTCDate();
  return fromNumber(Math.round(first / MS_PER_DAY) + Math.min(date, last) - 1);
}

export const addYears = (day: Day, years: number): Day => addMonths(day, years * 12);

/** Whole years reached on a day, as people count their age. */
export function wholeYearsBetween(from: Day, to: Day): number {
  let years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  if (addYears(from, years) > to) years -= 1;
  return years;
}

/** The first and the last day a day-or-month can mean. */
export function spanOf(value: DayOrMonth): { readonly first: Day; readonly last: Day } {
  if (isDay(value)) return { first: value, last: value };
  const first = `${value}-01`;
  return { first, last: addDays(addMonths(first, 1), -1) };
}

const londonCalendar = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in London at an instant: at 23:30 UTC in June it is already tomorrow. */
export const londonDay = (instant: Date): Day => londonCalendar.format(instant);
