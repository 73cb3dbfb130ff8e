import { describe, expect, it } from '@jest/globals';
import { messageFailed } from '@waymark/contracts';
import { anEvent } from '@waymark/testing';
import { wordsFor } from './words.js';

describe('the words of the timeline', () => {
  it('say of a message that failed that it did, and of one that may have arrived that nobody knows', () => {
    const failed = anEvent(messageFailed, { data: { reason: 'address-refused' } });
    expect(wordsFor(failed)).toBe('A message could not or must not be sent; a person has a task.');
    const unsure = anEvent(messageFailed, { data: { mayHaveArrived: true } });
    expect(wordsFor(unsure)).toBe(
      'A message was handed over and nobody knows whether it arrived; it is not sent again, and a person has a task.',
    );
  });
});
