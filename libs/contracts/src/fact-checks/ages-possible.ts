import { addYears, type Day } from '../days.js';

/** Ages, in whole years, of anybody who can be referred. */
export const YOUNGEST = 8;
const OLDEST = 75;

/** A day after which anybody who can be referred was born. */
export const anybodyBornBy = (today: Day): Day => addYears(today, -OLDEST - 1);

/** A year that was mistyped would close a window that is open. */
export const LONG_AGO = {
  rule: 'long-ago',
  message: 'Nobody who can be referred was old enough then: check the year.',
};
