import { describe, expect, it } from '@jest/globals';
import { nhsNumberDigits, nhsNumberTrouble, nhsNumberWords } from './nhs-number.js';

describe('an NHS number', () => {
  it.each(['9990001073', '999 000 1073', '999-000-1073', ' 999\u2013000\u00a01073 '])(
    'may be written as %j',
    (text) => {
      expect(nhsNumberTrouble(text)).toBeUndefined();
      expect(nhsNumberDigits(text)).toBe('9990001073');
    },
  );

  it.each([
    { text: 'AB123456C', is: 'nationalInsurance' },
    { text: 'ab 12 34 56 c', is: 'nationalInsurance' },
    { text: '99900O1073', is: 'letters' },
    { text: '999000107', is: 'tooShort' },
    { text: '99900010733', is: 'tooLong' },
    { text: '9990001074', is: 'checkDigit' },
    { text: '1111111111', is: 'checkDigit' },
  ])('$text is wrong: $is', ({ text, is }) => {
    expect(nhsNumberTrouble(text)).toBe(is);
  });

  it('is read out in three groups', () => {
    expect(nhsNumberWords('9990001073')).toBe('999 000 1073');
  });
});
