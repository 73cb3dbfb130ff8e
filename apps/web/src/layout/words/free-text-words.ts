import { say } from '../../language/say.js';

/** Has no place in what teams read of one another, and no field: where it is needed, it is told by a person to a person. */
export const NEVER_WRITE = (): string =>
  say`Never write where a child is placed, or the name or address of a partner or of anybody who may harm the person.`;

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i;

/** Somebody’s address: the person’s own has its own question. */
export const hasAddress = (text: string): boolean => POSTCODE.test(text);
