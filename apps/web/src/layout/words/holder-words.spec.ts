import { describe, expect, it } from '@jest/globals';
import { holderWords } from './holder-words.js';

const holder = { organisation: 'cw-loss', name: 'Perinatal Loss Pathway' };
const lotus = { owner: 'lotus', ownerName: 'Lotus' };

describe('who holds a referral', () => {
  it.each([
    {
      when: 'it is offered on, or was declined',
      nextStep: { what: 'acknowledge', ...lotus } as const,
      is: 'Perinatal Loss Pathway, until somebody at Lotus has taken over',
    },
    {
      when: 'a place is looked for',
      nextStep: { what: 'find-a-place', ...lotus } as const,
      is: 'Perinatal Loss Pathway, while Lotus looks for the right place',
    },
    {
      when: 'it owes the step itself',
      nextStep: { what: 'acknowledge', owner: 'cw-loss', ownerName: 'Loss Pathway' } as const,
      is: 'Perinatal Loss Pathway',
    },
    {
      when: 'another team has a question',
      nextStep: { what: 'answer-question', ...lotus } as const,
      is: 'Perinatal Loss Pathway',
    },
    { when: 'nothing is owed', nextStep: undefined, is: 'Perinatal Loss Pathway' },
  ])('is said where $when', ({ nextStep, is }) => {
    expect(holderWords(holder, nextStep)).toBe(is);
  });

  it('is nobody where it is closed', () => {
    expect(holderWords(undefined, undefined)).toBe('Nobody: it is closed');
  });
});
