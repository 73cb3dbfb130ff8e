import type { Day, DayOrMonth } from '@waymark/contracts';

// Judging works on whole days counted from 1 January 1970, so that no clock change can shift an answer
// and a sentence costs no date object. Months and years are calendar ones.

/** Whole days since 1 January 1970. */
export type DayNumber = number;

/** The first and the last day something can have happened on. */
export interface Span {
  readonly first: DayNumber;
  readonly last: DayNumber;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
] as const;

interface YearMonthDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly date: number;
}

// Days are counted in years that begin on 1 March, so that 29 February comes last.
function daysOf(year: number, month: number, date: number): DayNumber {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function partsOf(day: DayNumber): YearMonthDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

const lengthOfMonth = (year: number, month: number): number =>
  daysOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - daysOf(year, month, 1);

/** The number of a day that exists. */
export const dayNumber = (day: Day): DayNumber =>
  daysOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

const isoDays = new Map<DayNumber, Day>();
const spokenDays = new Map<DayNumber, string>();

// The same few thousand days are said again and again; remembering them keeps sentences cheap.
function remembered(
  memory: Map<DayNumber, string>,
  day: DayNumber,
  say: (parts: YearMonthDate) => string,
): string {
  const known = memory.get(day);
  if (known !== undefined) return known;
  const said = say(partsOf(day));
  if (memory.size < 50_000) memory.set(day, said);
  return said;
}

export const isoDay = (day: DayNumber): Day =>
  remembered(
    isoDays,
    day,
    ({ year, month, date }) => `${`${year}`.padStart(4, '0')}-${two(month)}-${two(date)}`,
  );

/** Such as "3 March 2026". */
export const spokenDay = (day: DayNumber): string =>
  remembered(
    spokenDays,
    day,
    ({ year, month, date }) => `${date} ${MONTHS[month - 1] ?? ''} ${year}`,
  );

/** Calendar months later; where that day does not exist, the last day of the month. */
export function plusMonths(day: DayNumber, months: number): DayNumber {
  const { year, month, date } = partsOf(day);
  const total = year * 12 + (month - 1) + months;
  const toYear = Math.floor(total / 12);
  const toMonth = (total % 12) + 1;
  return daysOf(toYear, toMonth, Math.min(date, lengthOfMonth(toYear, toMonth)));
}

/** A day `YYYY-MM-DD` rather than a month `YYYY-MM`. */
const isWholeDay = (value: DayOrMonth): boolean => value.length === 10;

/** The days that a day or a month can mean, widened on both sides. */
export function spanOfDays(value: DayOrMonth, widenedBy: number): Span {
  if (isWholeDay(value)) {
    const day = dayNumber(value);
    return { first: day - widenedBy, last: day + widenedBy };
  }
  const year = Number(value.slice(0, 4));
  const month = Number(value.slice(5, 7));
  const first = daysOf(year, month, 1);
  return { first: first - widenedBy, last: first + lengthOfMonth(year, month) - 1 + widenedBy };
}

/** Such as "3 March 2026", "March 2026", "about 3 March 2026". */
export function spokenWhen(value: DayOrMonth, about: boolean): string {
  const said = isWholeDay(value)
    ? spokenDay(dayNumber(value))
    : `${MONTHS[Number(value.slice(5, 7)) - 1] ?? ''} ${value.slice(0, 4)}`;
  return about ? `about ${said}` : said;
}
