import { describe, expect, it } from '@jest/globals';
import type { ContactPoints, SafeContact } from '@waymark/contracts';
import { safeDestination } from './safe-contact.js';

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
  womanPhone: '07700 900123',
  messagesStopped: false,
  safe: { ...yes, ...safe },
  ...changes,
});
const both = (): boolean => true;
const emailAlone = (channel: string): boolean => channel === 'email';
const email = { channel: 'email', to: 'her@people.example' };
const text = { channel: 'sms', to: '+447700900123' };
const { womanEmail: _, ...noEmail } = points();

describe('may she be written to', () => {
  it.each([
    { when: 'both are safe', is: points(), to: email },
    { when: 'only text messages are safe', is: points({}, { email: 'no' }), to: text },
    { when: 'e-mail is not known', is: points({}, { email: 'not-known' }), to: text },
    { when: 'only e-mail is safe', is: points({}, { sms: 'no' }), to: email },
    { when: 'there is no e-mail', is: noEmail, to: text },
    { when: 'Easy Read is wanted', is: points({ reading: 'easy-read' }), to: email },
    {
      when: 'the number is spelt abroad',
      is: points({ womanPhone: '+44 (7700) 900-123' }, { email: 'no' }),
      to: text,
    },
  ])('yes, when $when: $to.channel', ({ is, to }) => {
    expect(safeDestination(is, both)).toEqual(to);
  });

  it.each([
    { when: 'neither is known', is: points({}, { email: 'not-known', sms: 'not-known' }) },
    { when: 'she said no to both', is: points({}, { email: 'no', sms: 'no' }) },
    { when: 'others see her messages', is: points({}, { othersSeeMessages: 'yes' }) },
    { when: 'who sees them is not known', is: points({}, { othersSeeMessages: 'not-known' }) },
    { when: 'nothing can be written to her', is: points({ reading: 'not-in-writing' }) },
    { when: 'messages were stopped', is: points({ messagesStopped: true }) },
    { when: 'there is no address', is: { messagesStopped: false, safe: yes } },
    {
      when: 'the only number is no mobile telephone',
      is: points({ womanPhone: '01603 123456' }, { email: 'no' }),
    },
    {
      when: 'the number is of another country',
      is: points({ womanPhone: '+33 6 12 34 56 78' }, { email: 'no' }),
    },
  ])('no, when $when', ({ is }) => {
    expect(safeDestination(is, both)).toBeUndefined();
  });

  it('no, where only text messages are safe and nobody carries them here', () => {
    expect(safeDestination(points({}, { email: 'no' }), emailAlone)).toBeUndefined();
  });
});
