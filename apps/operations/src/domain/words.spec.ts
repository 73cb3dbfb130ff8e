import { describe, expect, it } from '@jest/globals';
import {
  EventQuarantinedData,
  eventQuarantined,
  eventUnquarantined,
  messageDelivered,
  messageFailed,
} from '@waymark/contracts';
import { anEvent } from '@waymark/testing';
import { wordsFor } from './words.js';

describe('the words of the timeline', () => {
  it('say to whom a message went, by which way, after how many attempts, and what became of it', () => {
    const way = { audience: 'referrer', channel: 'email' } as const;
    const delivered = (data: object) => wordsFor(anEvent(messageDelivered, { data }));
    expect(delivered({ ...way, attempts: 1 })).toBe(
      'A message to the referrer by e-mail was accepted at the first attempt.',
    );
    expect(delivered({ audience: 'woman', channel: 'sms', attempts: 3 })).toBe(
      'A message to the person by text message was accepted after 3 attempts.',
    );
    expect(delivered({ wasUnsure: true })).toContain('has arrived');

    const failed = (data: object) => wordsFor(anEvent(messageFailed, { data }));
    expect(failed({ ...way, reason: 'address-refused', attempts: 2 })).toBe(
      'A message to the referrer by e-mail could not be sent: the address was refused (after 2 attempts); a person has a task.',
    );
    expect(failed({ ...way, mayHaveArrived: true, attempts: 1 })).toBe(
      'A message to the referrer by e-mail was handed over and nobody knows whether it arrived; it is not sent again, and a person has a task (at the first attempt).',
    );
  });

  it('do not say why nothing may be sent to somebody', () => {
    const data = { audience: 'woman', reason: 'no-safe-contact', attempts: 0 } as const;
    expect(wordsFor(anEvent(messageFailed, { data }))).toMatch(
      /^A message to the person .* must not be sent \(not tried\); a person has a task\.$/,
    );
  });

  it('say which event failed, and how it ended', () => {
    const known = { eventType: 'referral.offered.v1', producer: 'routing', sequence: 3 };
    expect(wordsFor(anEvent(eventQuarantined, { data: known }))).toBe(
      'A failed event (referral.offered.v1, of routing, number 3) waits for an operator; later ones of this referral wait behind it.',
    );
    const { quarantineId, reason } = anEvent(eventQuarantined).data;
    const unread = anEvent(eventQuarantined);
    expect(
      wordsFor({
        ...unread,
        data: Object.assign(new EventQuarantinedData(), { quarantineId, reason }),
      }),
    ).toContain('(of no known type)');
    const spoilt = { eventType: 'Amara Example', producer: 'some body', sequence: 1 };
    expect(wordsFor(anEvent(eventQuarantined, { data: spoilt }))).toContain(
      '(of no known type, number 1)',
    );
    const ended = (data: object) => wordsFor(anEvent(eventUnquarantined, { data }));
    expect(ended({ end: 'replayed', copyId: undefined })).toContain('replayed by a person');
    expect(ended({ end: 'discarded', copyId: undefined })).toContain('is not applied');
    expect(ended({ end: 'redelivered', copyId: undefined })).toContain('came again');
    expect(ended({ end: 'replayed', copyId: quarantineId })).toContain('A mended copy');
  });
});
