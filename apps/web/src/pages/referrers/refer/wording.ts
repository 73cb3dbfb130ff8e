import { textOf, type DraftAnswers } from './draft/draft.js';

/** How a page speaks, after what was said first: whether there was a loss. */
export interface Wording {
  readonly afterLoss: boolean;
  /** For a partner's referral. */
  readonly partner: boolean;
  /** A living baby is spoken of only where one was told of. */
  readonly livingBaby: boolean;
}

export function wordingFor({ topics, occurrences }: DraftAnswers): Wording {
  const first = topics['whose-care'];
  const kinds = occurrences.map((occurrence) => textOf(occurrence, 'kind'));
  return {
    afterLoss: textOf(first, 'loss') === 'yes' || kinds.includes('loss'),
    partner: textOf(first, 'about') === 'partner',
    livingBaby: kinds.includes('birth') || kinds.includes('separation'),
  };
}
