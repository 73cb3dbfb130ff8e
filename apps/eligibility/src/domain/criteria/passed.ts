import type { Change } from '@waymark/contracts';
import { spokenDay, type DayNumber } from '../calendar.js';
import type { Happening } from '../happening.js';
import { check } from '../verdict.js';
import { counted } from '../words.js';

/** A window that has passed: by how much, and whether the date it counts from is right. */
export function passed(
  { what }: Happening,
  closed: DayNumber,
  referredOn: DayNumber,
): readonly Change[] {
  const late = counted(referredOn - closed, 'day');
  const words = `The last day was ${spokenDay(closed)}, ${late} before the referral. Is the date of the ${what} right?`;
  return [check('occurrences.on', words)];
}
