import { describe, expect, it } from '@jest/globals';
import { readPostcode } from './postcode.js';

describe('a postcode', () => {
  it.each([
    { text: 'SW1A 1AA', is: 'SW1A 1AA' },
    { text: 'sw1a1aa', is: 'SW1A 1AA' },
    { text: ' sw1a-1 aa.', is: 'SW1A 1AA' },
    { text: 'nr1 3jb', is: 'NR1 3JB' },
    { text: 'B338TH', is: 'B33 8TH' },
    { text: 'W1A OAX', is: 'W1A 0AX' },
    { text: 'DN551PT', is: 'DN55 1PT' },
    { text: 'ZZ99 3VZ', is: 'ZZ99 3VZ' },
  ])('"$text" is read as $is', ({ text, is }) => {
    expect(readPostcode(text)).toBe(is);
  });

  it.each(['', 'SW1A', '1AA', 'SW1A 1A', 'SWW1 1AA', '12345', 'S 1AA', 'not known'])(
    '"%s" is none',
    (text) => {
      expect(readPostcode(text)).toBeUndefined();
    },
  );
});
