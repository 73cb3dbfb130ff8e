import { describe, expect, it } from '@jest/globals';
import { NHS_NUMBER_FAULT_WORDS, readNhsNumber } from './nhs-number.js';

describe('an NHS number', () => {
  it.each(['9990001006', '999 000 1006', '999-000-1006', ' 999 000\u00a01006 ', '999–000–1006'])(
    'is read from "%s"',
    (text) => {
      expect(readNhsNumber(text)).toEqual({ digits: '9990001006' });
    },
  );

  it.each([
    { text: '99900A1006', fault: 'letters' },
    { text: '999.000.1006', fault: 'letters' },
    { text: 'not known', fault: 'letters' },
    { text: '', fault: 'too-short' },
    { text: '999 000 100', fault: 'too-short' },
    { text: '999 000 10066', fault: 'too-long' },
    { text: '9990001007', fault: 'check-digit' },
    { text: '9990010006', fault: 'check-digit' },
    { text: '0000000000', fault: 'check-digit' },
    { text: '4444444444', fault: 'check-digit' },
    { text: 'QQ 12 34 56 C', fault: 'national-insurance' },
    { text: 'qq123456', fault: 'national-insurance' },
  ])('"$text" is refused: $fault', ({ text, fault }) => {
    expect(readNhsNumber(text).fault).toBe(fault);
  });

  it('has a check digit of 0 where the sum leaves none', () => {
    expect(readNhsNumber('9990000050').fault).toBeUndefined();
  });

  it('can never end in a check digit of 10', () => {
    const stem = '999000001';
    const endings = Array.from('0123456789').filter(
      (last) => readNhsNumber(stem + last).fault === undefined,
    );
    expect(endings.length).toBeLessThanOrEqual(1);
  });

  it('has five different messages', () => {
    expect(new Set(Object.values(NHS_NUMBER_FAULT_WORDS)).size).toBe(5);
  });
});
