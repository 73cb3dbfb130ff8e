import type { GlassReason, OpeningVerdict } from '@waymark/contracts';
import { timeWords } from '../london-time.js';

export const glassReasonWords: Readonly<Record<GlassReason, string>> = {
  'care-now': 'I look after the person now, and need what is in it',
  'named-person-away': 'Whoever is named is away, and it cannot wait',
  triage: 'It has just come to us and nobody of my team is named yet',
  safety: 'I am worried about somebody’s safety',
  'asked-by-the-person': 'The person has asked me to',
  other: 'Something else',
};

export const verdictWords: Readonly<Record<OpeningVerdict, string>> = {
  'in-order': 'In order',
  'not-in-order': 'Not in order',
};

/** How a restricted record is open to whoever reads it. */
export const restrictedLine = (openUntil: string | undefined): string =>
  openUntil === undefined
    ? 'This record is restricted. You are named on it; colleagues who are not named cannot open it without a reason.'
    : `This record is restricted and you are not named on it. It is open to you until ${timeWords(new Date(openUntil))}. That you opened it, and why, is recorded and will be looked at.`;
