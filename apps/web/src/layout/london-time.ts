import { isDay, londonDay, type Day, type DayOrMonth } from '@waymark/contracts';
import { count, ENGLISH, forEachLanguage, language, say } from '../language/say.js';

/** One in each language that a page is asked for in. */
const calendar = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
  forEachLanguage(({ locale }) => new Intl.DateTimeFormat(locale, options));

// Days are counted in UTC, instants are shown in London.
const dayFormat = calendar({ timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
const monthFormat = calendar({ timeZone: 'UTC', month: 'long', year: 'numeric' });
const hourFormat = calendar({ timeZone: 'Europe/London', hour: 'numeric', hour12: true });
const timeFormat = calendar({ timeZone: 'Europe/London', timeStyle: 'short' });

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

// A list says the same few days and hours again and again, and a calendar takes as long as a row of it.
const MOST_KEPT = 2_000;
const days = new Map<string, string>();
const hours = new Map<number, readonly string[]>();

function kept<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= MOST_KEPT) known.clear();
  const made = make();
  known.set(key, made);
  return made;
}

/** `6 August 2026`, or `August 2026` where only the month is known. */
export function dayWords(day: DayOrMonth): string {
  if (isDay(day))
    return kept(days, `${language().locale} ${day}`, () =>
      dayFormat().format(new Date(`${day}T00:00:00Z`)),
    );
  const month = new Date(`${day}-01T00:00:00Z`);
  return Number.isNaN(month.getTime()) ? say`date not known` : monthFormat().format(month);
}

/** `6 August 2026 at 5:30pm`, London time. */
export function momentWords(instant: string): string {
  const at = new Date(instant);
  return say`${dayWords(londonDay(at))} at ${timeWords(at)}`;
}

/** `5:30pm`, London time; `17:30` where the language writes it so. */
export function timeWords(at: Date): string {
  if (language().locale !== ENGLISH.locale) return timeFormat().format(at);
  // London's clocks are whole hours from UTC since 1970.
  const since = Math.floor(at.getTime() / HOUR_MS);
  const [hour = '', half = ''] = kept(hours, since, () => hourFormat().format(at).split(/\s/));
  return `${hour}:${String(at.getUTCMinutes()).padStart(2, '0')}${half.toLowerCase()}`;
}

const instantSeconds = calendar({ timeZone: 'Europe/London', timeStyle: 'medium' });

/** `10:42:07`, London time: for what is old within a minute. */
export const secondsWords = (instant: string): string => instantSeconds().format(new Date(instant));

/** `2 days`, `3 hours`, `5 minutes`: the largest whole unit. */
export function lengthWords(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length >= DAY_MS) return count(Math.floor(length / DAY_MS), 'day');
  if (length >= HOUR_MS) return count(Math.floor(length / HOUR_MS), 'hour');
  return count(Math.max(1, Math.floor(length / MINUTE_MS)), 'minute');
}

/** How a due moment stands now: `2 days over` or `3 hours left`. */
export function clockWords(dueAt: string, now: Date): string {
  const left = Date.parse(dueAt) - now.getTime();
  const length = lengthWords(left);
  return left < 0 ? say`${length} over` : say`${length} left`;
}

const WALL_CLOCK = new Intl.DateTimeFormat(ENGLISH.locale, {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Day and time in London, as a form asks for them. */
export const londonParts = (at: Date): { readonly on: Day; readonly time: string } => ({
  on: londonDay(at),
  time: WALL_CLOCK.format(at),
});

const digitsOf = (time: string): string => time.replace(/\D/g, '').padStart(4, '0');

/** The instant of a day and a time in London, such as `14:30` or `1430`; where the clocks show it twice, the first. */
export function londonInstant(day: Day, time: string): Date {
  const digits = digitsOf(time);
  const asUtc = Date.parse(`${day}T${digits.slice(0, 2)}:${digits.slice(2)}:00Z`);
  // London is at most an hour ahead of UTC: whichever of the two reads back as what was typed.
  const summer = new Date(asUtc - HOUR_MS);
  return isShown(summer, day, time) ? summer : new Date(asUtc);
}

/** Where the clocks show it twice, in an autumn night, the second. */
export function lastLondonInstant(day: Day, time: string): Date {
  const first = londonInstant(day, time);
  const anHourOn = new Date(first.getTime() + HOUR_MS);
  return isShown(anHourOn, day, time) ? anHourOn : first;
}

/** Do the clocks in London show this time on that day? In a spring night they leave an hour out. */
export const isLondonTime = (day: Day, time: string): boolean =>
  isShown(londonInstant(day, time), day, time);

function isShown(at: Date, day: Day, time: string): boolean {
  const { on, time: read } = londonParts(at);
  return on === day && digitsOf(read) === digitsOf(time);
}
