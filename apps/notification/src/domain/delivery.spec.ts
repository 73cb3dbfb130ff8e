import { describe, expect, it } from '@jest/globals';
import { RECEIPTS } from '@waymark/contracts';
import { afterAttempt, afterNotFound, afterReceipt } from './delivery.js';

const ASK = { status: 'PENDING', waitMs: 60_000, askFirst: true };

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

  it.each([
    { attempts: 1, toWoman: false, is: ASK },
    { attempts: 1, toWoman: true, is: ASK },
    { attempts: 6, toWoman: true, is: { ...ASK, waitMs: 160_000 } },
    { attempts: 40, toWoman: true, is: { status: 'UNKNOWN' } },
    { attempts: 40, toWoman: false, is: { status: 'FAILED', reason: 'gave-up' } },
  ] as const)(
    'unknown, and the provider can be asked, at attempt $attempts, to the woman: $toWoman',
    ({ attempts, toWoman, is }) => {
      const attempt = { result: 'unknown', code: 'timeout', askable: true } as const;

      expect(afterAttempt(attempt, attempts, toWoman)).toEqual(is);
    },
  );
});

describe('what is not on the provider’s list', () => {
  const MINUTE = 60_000;

  it.each([
    { minutes: 1, toWoman: true, is: ASK },
    { minutes: 9.9, toWoman: true, is: ASK },
    { minutes: 10, toWoman: true, is: { status: 'UNKNOWN' } },
    { minutes: 59.9, toWoman: false, is: ASK },
    { minutes: 60, toWoman: false, is: { status: 'UNKNOWN' } },
  ])(
    '$minutes minutes after it may have been taken, to the woman: $toWoman',
    ({ minutes, toWoman, is }) => {
      const attempt = afterNotFound(minutes * MINUTE, toWoman);

      expect(afterAttempt(attempt, 2, toWoman)).toEqual(is);
    },
  );
});

describe('after a receipt', () => {
  it.each(RECEIPTS)('%s', (receipt) => {
    const failed = {
      status: 'FAILED',
      reason: receipt === 'permanent-failure' ? 'address-refused' : 'gave-up',
    };
    expect(afterReceipt(receipt)).toEqual(receipt === 'delivered' ? { status: 'SENT' } : failed);
  });
});
