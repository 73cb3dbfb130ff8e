import { describe, expect, it } from '@jest/globals';
import { answerByLetters } from './special-postcodes.js';

describe('the letters of a postcode', () => {
  it.each([
    { postcode: 'BT1 5GS', is: 'northern-ireland' },
    { postcode: 'JE2 3ZZ', is: 'channel-islands' },
    { postcode: 'GY1 1AA', is: 'channel-islands' },
    { postcode: 'IM1 3PU', is: 'isle-of-man' },
  ])('of $postcode tell that it is in $is', ({ postcode, is }) => {
    expect(answerByLetters(postcode)).toEqual({ is: 'known', area: { outside: is } });
  });

  it('of ZZ99 say that there is no place', () => {
    expect(answerByLetters('ZZ99 3VZ')).toEqual({ is: 'stands-for-nothing' });
  });

  it.each(['NR1 3JB', 'CH5 1AA', 'TD15 1AA', 'SY10 7AA', 'B1 1AA', 'I1 1AA', 'G1 1AA', 'BF1 2AT'])(
    'of %s tell nothing',
    (postcode) => {
      expect(answerByLetters(postcode)).toBeUndefined();
    },
  );
});
