import type { GlassReason, OpeningVerdict } from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';
import { timeWords } from '../london-time.js';

export const glassReasonWords: Readonly<Record<GlassReason, string>> = inLanguage(() => ({
  'care-now': say`I look after the person now, and need what is in it`,
  'named-person-away': say`Whoever is named is away, and it cannot wait`,
  triage: say`It has just come to us and nobody of my team is named yet`,
  safety: say`I am worried about somebody’s safety`,
  'asked-by-the-person': say`The person has asked me to`,
  other: say`Something else`,
}));

export const verdictWords: Readonly<Record<OpeningVerdict, string>> = inLanguage(() => ({
  'in-order': say`In order`,
  'not-in-order': say`Not in order`,
}));

/** How a restricted record is open to whoever reads it. */
export const restrictedLine = (openUntil: string | undefined): string =>
  openUntil === undefined
    ? say`This record is restricted. You are named on it; colleagues who are not named cannot open it without a reason.`
    : say`This record is restricted and you are not named on it. It is open to you until ${timeWords(new Date(openUntil))}. That you opened it, and why, is recorded and will be looked at.`;
