import { describe, expect, it } from '@jest/globals';
import { NOT_FOUND, type Attempt } from './delivery.js';
import { standingsFrom } from './provider-standing.js';

const accepted: Attempt = { result: 'accepted', providerReference: 'x' };
const down = (code: string): Attempt => ({ result: 'down', code });
const unknown = (code: string): Attempt => ({ result: 'unknown', code, askable: true });

describe('how a provider stands', () => {
  it.each<{ what: string; attempts: readonly Attempt[]; is: object }>([
    { what: 'takes a message', attempts: [accepted], is: { state: 'answers' } },
    {
      what: 'refuses an address',
      attempts: [{ result: 'refused', code: '550' }],
      is: { state: 'answers' },
    },
    {
      what: 'has no such message',
      attempts: [unknown(NOT_FOUND), { result: 'lost', code: NOT_FOUND }],
      is: { state: 'answers' },
    },
    {
      what: 'cannot be reached',
      attempts: [down('ECONNREFUSED')],
      is: { state: 'silent', code: 'ECONNREFUSED' },
    },
    {
      what: 'never answers',
      attempts: [unknown('timeout')],
      is: { state: 'silent', code: 'timeout' },
    },
    {
      what: 'has too many',
      attempts: [down('429 RateLimitError')],
      is: { state: 'takes-nothing', code: '429 RateLimitError' },
    },
    {
      what: 'fails',
      attempts: [unknown('500 Exception')],
      is: { state: 'takes-nothing', code: '500 Exception' },
    },
    { what: 'is overrun', attempts: [down('451')], is: { state: 'takes-nothing', code: '451' } },
    {
      what: 'answers one of many',
      attempts: [down('ETIMEDOUT'), accepted, down('ETIMEDOUT')],
      is: { state: 'answers' },
    },
  ])('one that $what', ({ attempts, is }) => {
    const tried = attempts.map((attempt) => ({ channel: 'sms', attempt }) as const);
    expect(standingsFrom(tried)).toEqual([{ channel: 'sms', ...is }]);
  });

  it('is said of each channel by itself, and of none that was not tried', () => {
    expect(standingsFrom([])).toEqual([]);
    expect(
      standingsFrom([
        { channel: 'sms', attempt: down('timeout') },
        { channel: 'email', attempt: accepted },
      ]),
    ).toEqual([
      { channel: 'sms', state: 'silent', code: 'timeout' },
      { channel: 'email', state: 'answers' },
    ]);
  });
});
