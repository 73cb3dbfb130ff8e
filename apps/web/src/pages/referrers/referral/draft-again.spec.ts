import { describe, expect, it } from '@jest/globals';
import { aReferral } from '../../../testing/referral-examples.fixture.js';
import { topicsAgain } from './draft-again.js';

const { firstReferredOn: _unasked, ...sent } = aReferral.sent;
const noteOf = (said: Partial<typeof aReferral>): unknown =>
  topicsAgain({ ...aReferral, sent, ...said })['anything-else']?.note;

describe('the note of a referral that follows on another', () => {
  it.each([
    { receivedAt: '2026-06-30T22:59:59.000Z', since: '30 June 2026' },
    // Half past midnight of a London summer is still the day before in UTC.
    { receivedAt: '2026-06-30T23:30:00.000Z', since: '1 July 2026' },
    { receivedAt: '2026-11-22T23:30:00.000Z', since: '22 November 2026' },
  ])('received $receivedAt: first referred on $since', ({ receivedAt, since }) => {
    expect(noteOf({ receivedAt })).toBe(
      `Referred before: ${aReferral.reference}, first referred on ${since}.`,
    );
  });

  it('says the day that was given, where one was', () => {
    expect(noteOf({ sent: { ...sent, firstReferredOn: '2026-03-02' } })).toContain('2 March 2026');
  });
});
