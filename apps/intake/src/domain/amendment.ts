import type { ChangedFacts } from '@waymark/contracts';

const PARTS = {
  occurrences: 'what happened',
  current: 'how things are now',
  need: 'needs and scores',
  safety: 'risk and safety',
  where: 'where the person belongs',
  postcode: 'where the person lives',
  primaryCarer: 'the main carer',
  consent: 'what may be shared',
  preference: 'what the person prefers',
  birthDate: 'the date of birth',
} as const satisfies Partial<Record<keyof ChangedFacts, string>>;
export type AmendedPart = keyof typeof PARTS;

/** Parts that were added to or corrected unasked, and when. */
export interface Amendment {
  readonly at: Date;
  readonly parts: readonly AmendedPart[];
}

const isPart = (name: string): name is AmendedPart => Object.hasOwn(PARTS, name);

export const amendedParts = (change: ChangedFacts): readonly AmendedPart[] =>
  Object.keys(change).filter(isPart);

/** What was added to, and nothing of what it says. */
export const amendmentWords = (team: string, { parts }: Pick<Amendment, 'parts'>): string =>
  `${team} added or corrected: ${parts.map((part) => PARTS[part]).join('; ')}. It is compared with the criteria again.`;
