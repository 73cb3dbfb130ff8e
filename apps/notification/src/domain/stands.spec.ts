import { describe, expect, it } from '@jest/globals';
import { standsOf, type Kept } from './stands.js';

const kept = (status: Kept['status'], trouble: string | null = null): Kept => ({
  ...{ status, trouble, receipt: null },
});

describe('what became of a message', () => {
  it.each([
    { of: kept('PENDING'), is: 'to-come' },
    { of: kept('SENDING'), is: 'to-come' },
    { of: kept('SENT'), is: 'sent' },
    { of: { ...kept('SENT'), receipt: 'delivered' as const }, is: 'delivered' },
    { of: kept('FAILED', 'refused: 550'), is: 'failed' },
    { of: { ...kept('FAILED'), receipt: 'permanent-failure' as const }, is: 'failed' },
    { of: kept('UNKNOWN'), is: 'not-known' },
    { of: kept('WITHHELD', 'no-safe-contact'), is: 'no-safe-way' },
    { of: kept('WITHHELD', 'no-mailbox'), is: 'no-mailbox' },
    { of: kept('WITHHELD', 'notice-alone'), is: 'on-the-site' },
    { of: kept('WITHHELD', 'stopped'), is: 'stopped' },
    // Never called sent, whatever the reason.
    { of: kept('WITHHELD', 'something-new'), is: 'failed' },
  ])('$of.status $of.trouble $of.receipt: $is', ({ of, is }) => {
    expect(standsOf(of)).toBe(is);
  });
});
