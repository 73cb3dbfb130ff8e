import { describe, expect, it } from '@jest/globals';
import type { ContactPoints, SafeContact } from '@waymark/contracts';
import { safeEmail } from './safe-contact.js';

const yes = {
  email: 'yes',
  sms: 'yes',
  phone: 'yes',
  letter: 'yes',
  voicemail: 'yes',
  othersSeeMessages: 'no',
} as const;
const points = (
  changes: Partial<ContactPoints> = {},
  safe: Partial<SafeContact> = {},
): ContactPoints => ({
  womanEmail: 'her@people.example',
  messagesStopped: false,
  safe: { ...yes, ...safe },
  ...changes,
});

describe('may she be written to', () => {
  it('yes, when she said so and nobody else reads it', () => {
    expect(safeEmail(points())).toEqual({ safe: true, email: 'her@people.example' });
  });

  it.each([
    { when: 'it is not known', is: points({}, { email: 'not-known' }) },
    { when: 'she said no', is: points({}, { email: 'no' }) },
    { when: 'others see her messages', is: points({}, { othersSeeMessages: 'yes' }) },
    { when: 'who sees them is not known', is: points({}, { othersSeeMessages: 'not-known' }) },
    { when: 'messages were stopped', is: points({ messagesStopped: true }) },
  ])('no, when $when', ({ is }) => {
    expect(safeEmail(is)).toEqual({ safe: false });
  });

  it('no, when there is no address', () => {
    expect(safeEmail({ messagesStopped: false, safe: { ...yes } })).toEqual({ safe: false });
  });
});
