import { describe, expect, it } from '@jest/globals';
import { isDatabaseTrouble } from './database-trouble.js';
import { whyNotTrusted } from './database-not-trusted.js';

const withCode = (code: string, message = 'said somebody'): Error =>
  Object.assign(new Error(message), { code });

describe('PostgreSQL that is not shown to be the one that is meant', () => {
  it.each([
    [
      'has a certificate for another name',
      withCode('ERR_TLS_CERT_ALTNAME_INVALID'),
      /Name the host/,
    ],
    ['has one that has expired', withCode('CERT_HAS_EXPIRED'), /renewed/],
    ['has one of somebody unknown', withCode('SELF_SIGNED_CERT_IN_CHAIN'), /sslrootcert/],
    [
      'does not speak TLS',
      new Error('The server does not support SSL connections'),
      /Switch it on there/,
    ],
    [
      'lets nobody in in the clear',
      withCode('28000', 'no pg_hba.conf entry for host "::1", no encryption'),
      /sslmode=verify-full/,
    ],
  ])('%s: what to do is said, and requests may come again later', (_, error, sentence) => {
    expect(whyNotTrusted(error)).toMatch(sentence);
    expect(isDatabaseTrouble(error)).toBe(true);
    expect(isDatabaseTrouble(Object.assign(new Error('wrapped'), { driverError: error }))).toBe(
      true,
    );
  });

  it('is told from a statement that is wrong, and from a role that is not known', () => {
    for (const error of [withCode('42703'), withCode('28P01'), new TypeError('x is undefined')]) {
      expect(whyNotTrusted(error)).toBeUndefined();
      expect(isDatabaseTrouble(error)).toBe(false);
    }
  });
});
