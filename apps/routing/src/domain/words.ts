import type { DirectoryService } from './directory-files.js';

const LONGEST = 500;

/** Sentences are at most 500 characters, in events and on pages. */
export const sentence = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;

/** Public name and area, as people say it. */
export const called = ({ name, area }: DirectoryService): string => `${name} (${area})`;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `2026-11-22` as `22 November 2026`. */
export function inWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date ?? ''} ${MONTHS[(month ?? 1) - 1] ?? ''} ${year ?? ''}`;
}

const inLondon = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
  hourCycle: 'h23',
});

/** An instant as day and time in London: `22 November 2026 at 14:30`. */
export function momentInWords(instant: string): string {
  const [day = '', time = ''] = inLondon.format(new Date(instant)).split(', ');
  return `${inWords(day)} at ${time}`;
}
