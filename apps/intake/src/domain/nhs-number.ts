/** What is wrong with a text that should be an NHS number. */
export type NhsNumberFault =
  'letters' | 'too-short' | 'too-long' | 'check-digit' | 'national-insurance';

export interface NhsNumberReading {
  /** The digits, where the text holds nothing else. */
  readonly digits: string;
  readonly fault?: NhsNumberFault;
}

const LENGTH = 10;
const SEPARATORS = /[\s\u2010-\u2015-]/g;
const NATIONAL_INSURANCE = /^[A-Z]{2}\d{6}[A-D]?$/i;

/** Ten digits with a modulus 11 check digit; spaces and dashes are accepted. Valid is not traced. */
export function readNhsNumber(text: string): NhsNumberReading {
  const digits = text.replace(SEPARATORS, '');
  const fault = faultOf(digits);
  return fault === undefined ? { digits } : { digits, fault };
}

function faultOf(text: string): NhsNumberFault | undefined {
  if (NATIONAL_INSURANCE.test(text)) return 'national-insurance';
  if (/\D/.test(text)) return 'letters';
  if (text.length < LENGTH) return 'too-short';
  if (text.length > LENGTH) return 'too-long';
  return hasCheckDigit(text) ? undefined : 'check-digit';
}

function hasCheckDigit(digits: string): boolean {
  // Ten equal digits can satisfy the sum, and are nobody's number.
  if (/^(\d)\1+$/.test(digits)) return false;
  const sum = Array.from(digits.slice(0, 9)).reduce(
    (total, digit, index) => total + Number(digit) * (LENGTH - index),
    0,
  );
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

export const NHS_NUMBER_FAULT_WORDS: Readonly<Record<NhsNumberFault, string>> = {
  letters: 'An NHS number has only digits. Take out letters and signs, like 999 123 4567.',
  'too-short': 'This NHS number is too short: it needs 10 digits, like 999 123 4567.',
  'too-long': 'This NHS number is too long: it has 10 digits, like 999 123 4567.',
  'check-digit': 'This is not a valid NHS number. Compare each digit with a letter or the record.',
  'national-insurance':
    'This is a National Insurance number. Give the 10 digits of the NHS number instead.',
};
