import { describe, expect, it } from '@jest/globals';
import { afterAttempt } from './delivery.js';

describe('after an attempt to send', () => {
  it.each([
    { result: 'accepted', attempts: 1, toWoman: false, is: { status: 'SENT' } },
    {
      result: 'refused',
      attempts: 1,
      toWoman: false,
      is: { status: 'FAILED', reason: 'address-refused' },
    },
    { result: 'down', attempts: 1, toWoman: true, is: { status: 'PENDING', waitMs: 5_000 } },
    { result: 'down', attempts: 3, toWoman: false, is: { status: 'PENDING', waitMs: 20_000 } },
    { result: 'down', attempts: 20, toWoman: false, is: { status: 'PENDING', waitMs: 3_600_000 } },
    { result: 'down', attempts: 40, toWoman: false, is: { status: 'FAILED', reason: 'gave-up' } },
    { result: 'unknown', attempts: 1, toWoman: false, is: { status: 'PENDING', waitMs: 5_000 } },
    { result: 'unknown', attempts: 1, toWoman: true, is: { status: 'UNKNOWN' } },
  ] as const)(
    '$result at attempt $attempts, to the woman: $toWoman',
    ({ result, attempts, toWoman, is }) => {
      const attempt =
        result === 'accepted'
          ? { result, providerReference: '<id@waymark>' }
          : { result, code: 'X' };

      expect(afterAttempt(attempt, attempts, toWoman)).toEqual(is);
    },
  );
});
