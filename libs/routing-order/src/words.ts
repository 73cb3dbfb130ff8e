import type { KnownService } from './known-places.js';

const LONGEST = 500;

/** Sentences are at most 500 characters, in events and on pages. */
export const sentence = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;

/** Public name and area, as people say it. */
export const called = ({ name, area }: KnownService): string => `${name} (${area})`;

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
