import { describe, expect, it } from '@jest/globals';
import type { SafeWays } from './http/contact.api.js';
import { isSafeWay, waysToWrite } from './ways-to-write.js';

const safe = (change: Partial<SafeWays> = {}): SafeWays => ({
  ...{ email: 'yes', sms: 'yes', phone: 'yes', letter: 'yes', voicemail: 'yes' },
  othersSeeMessages: 'no',
  ...change,
});
const WAYS = ['phone', 'voicemail', 'sms', 'email', 'letter'] as const;
const usable = (change: Partial<SafeWays>): string =>
  WAYS.filter((way) => isSafeWay(safe(change), way)).join(' ');

describe('what may be used', () => {
  it.each<{ when: string; change: Partial<SafeWays>; is: string }>([
    { when: 'nobody else sees it', change: {}, is: 'phone voicemail sms email letter' },
    { when: 'one is not known', change: { sms: 'not-known' }, is: 'phone voicemail email letter' },
    { when: 'one is not safe', change: { phone: 'no' }, is: 'voicemail sms email letter' },
    { when: 'somebody else sees it', change: { othersSeeMessages: 'yes' }, is: 'phone' },
    { when: 'who sees it is not known', change: { othersSeeMessages: 'not-known' }, is: 'phone' },
    {
      when: 'the person said yes to one, knowing it',
      change: { othersSeeMessages: 'yes', knowingly: ['sms'] },
      is: 'phone sms',
    },
    {
      when: 'that one is not called safe any more',
      change: { othersSeeMessages: 'yes', knowingly: ['sms'], sms: 'no' },
      is: 'phone',
    },
    {
      when: 'nobody can know of whom',
      change: { othersSeeMessages: 'not-known', knowingly: ['sms', 'voicemail'] },
      is: 'phone',
    },
  ])('$when: $is', ({ change, is }) => {
    expect(usable(change)).toBe(is);
  });
});

it('is written to where somebody else sees it, only as the person said knowing that', () => {
  const seen = safe({ othersSeeMessages: 'yes' });
  const reached = { email: 'her@people.example', phone: '07700 900123' };
  expect(waysToWrite({ safe: seen, ...reached })).toEqual([]);
  expect(waysToWrite({ safe: { ...seen, knowingly: ['sms'] }, ...reached })).toEqual([
    { channel: 'sms', to: '+447700900123' },
  ]);
});
