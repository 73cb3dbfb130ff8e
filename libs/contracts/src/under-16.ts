import { isDay, wholeYearsBetween, type Day } from './days.js';
import { CONSENTS_ALONE_FROM } from './vocabulary.js';

/** Too young to agree alone without somebody having looked. Without a birth date, or with one that cannot be, nobody is taken for a child. */
export const isUnder16 = (birthDate: string | undefined, on: Day): boolean =>
  isDay(birthDate) && birthDate <= on && wholeYearsBetween(birthDate, on) < CONSENTS_ALONE_FROM;
