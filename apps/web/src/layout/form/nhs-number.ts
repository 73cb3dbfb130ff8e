import { ValidateBy } from 'class-validator';

const LENGTH = 10;
const SEPARATORS = /[\s\u2010-\u2015-]/g;
const NATIONAL_INSURANCE = /^[A-Z]{2}\d{6}[A-D]?$/i;

export const NHS_NUMBER_TROUBLES = [
  'nationalInsurance',
  'letters',
  'tooShort',
  'tooLong',
  'checkDigit',
] as const;
type Trouble = (typeof NHS_NUMBER_TROUBLES)[number];

/** Spaces and dashes are for reading; the number is its digits. */
export const nhsNumberDigits = (text: string): string => text.replace(SEPARATORS, '');

/** `999 123 4567`, as people read it out. */
export const nhsNumberWords = (digits: string): string =>
  digits.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');

/** What is wrong with it; undefined where it is ten digits that fit together. */
export function nhsNumberTrouble(text: string): Trouble | undefined {
  const digits = nhsNumberDigits(text);
  if (NATIONAL_INSURANCE.test(digits)) return 'nationalInsurance';
  if (/\D/.test(digits)) return 'letters';
  if (digits.length < LENGTH) return 'tooShort';
  if (digits.length > LENGTH) return 'tooLong';
  return hasCheckDigit(digits) ? undefined : 'checkDigit';
}

function hasCheckDigit(digits: string): boolean {
  // Ten equal digits can satisfy the sum, and are nobody's number.
  if (/^(\d)\1+$/.test(digits)) return false;
  const sum = Array.from(digits.slice(0, LENGTH - 1)).reduce(
    (total, digit, index) => total + Number(digit) * (LENGTH - index),
    0,
  );
  return (11 - (sum % 11)) % 11 === Number(digits.at(-1));
}

/** One rule for each way of being wrong, so that each has a sentence of its own. */
export const IsNhsNumber = (): PropertyDecorator => (target, key) => {
  for (const trouble of NHS_NUMBER_TROUBLES) {
    ValidateBy({
      name: trouble,
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && nhsNumberTrouble(value) !== trouble,
      },
    })(target, key);
  }
};
