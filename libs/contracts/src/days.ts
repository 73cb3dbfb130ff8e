// Calendar days are ISO strings `YYYY-MM-DD`, counted in UTC so that daylight saving cannot shift an answer.

/** A calendar day in London, `YYYY-MM-DD`. */
export type Day = string;
/** A day, or a month `YYYY-MM` where the day is not known. */
export type DayOrMonth = string;

const MS_PER_DAY = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !DAY.test(value)) return false;
  const month = Number(value.slice(5, 7));
  const date = Number(value.slice(8));
  return date >= 1 && date <= lengthOf(month, Number(value.slice(0, 4)));
}

export const isMonth = (value: unknown): value is string =>
  typeof value === 'string' && MONTH.test(value);

// Every event, rule and clock counts days, and most of the days are few: what was worked out is kept for a while.
const MOST_KEPT = 10_000;
const numbers = new Map<Day, number>();
const written = new Map<number, Day>();

const toNumber = (day: Day): number =>
  kept(numbers, day, () => Math.round(Date.parse(day) / MS_PER_DAY));
const fromNumber = (days: number): Day =>
  kept(written, days, () => new Date(days * MS_PER_DAY).toISOString().slice(0, 10));

function kept<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, made);
  return made;
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days in a month, 1 to 12; none in any other. */
function lengthOf(month: number, year: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (LENGTHS[month - 1] ?? 0);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => toNumber(to) - toNumber(from);

export const addDays = (day: Day, days: number): Day => fromNumber(toNumber(day) + days);

/** Calendar months later; where that day does not exist, the last day of the month. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const total = year * 12 + (month - 1) + months;
  const first = Date.UTC(Math.floor(total / 12), total % 12, 1);
  const last = lengthOf((total % 12) + 1, Math.floor(total / 12));
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

const MS_PER_HOUR = 3_600_000;
const londonDays = new Map<number, Day>();

/** The calendar day in London at an instant: at 23:30 UTC in June it is already tomorrow. */
export function londonDay(instant: Date): Day {
  // London's clocks are whole hours from UTC since 1970, so a day there begins with an hour.
  const hour = Math.floor(instant.getTime() / MS_PER_HOUR);
  return hour >= 0
    ? kept(londonDays, hour, () => londonCalendar.format(instant))
    : londonCalendar.format(instant);
}
