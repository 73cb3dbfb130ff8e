import { ListOfCodes } from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { met, notKnown, notMet } from '../verdict.js';

const KINDS = ['primary', 'secondary'] as const;
type Kind = (typeof KINDS)[number];

class TokophobiaKindSettings {
  @ListOfCodes(KINDS, 2) readonly accepts!: readonly Kind[];
}

const WORDS: Readonly<Record<Kind, string>> = {
  primary: 'primary (before any birth)',
  secondary: 'secondary (after an earlier birth)',
};

/** Is it a kind of severe fear of birth that the service takes? */
export const tokophobiaKind = defineCriterion({
  code: 'tokophobia-kind',
  question: 'Was there the fear before any birth, or since an earlier one?',
  settings: TokophobiaKindSettings,
  rule: ({ accepts }) => `fear of birth, ${accepts.map((kind) => WORDS[kind]).join(' or ')}`,
  judgeBy({ accepts }) {
    const taken = ` Taken: ${accepts.map((kind) => WORDS[kind]).join(' or ')}.`;
    const both = KINDS.every((kind) => accepts.includes(kind));
    const ask = {
      fact: 'need.tokophobiaKind',
      question:
        'Was the fear there before any birth (primary), or since an earlier one (secondary)?',
    };
    return ({ facts: { need } }) => {
      const kind = need.tokophobiaKind;
      if (kind === 'not-known') {
        return both
          ? met('either kind', `Either kind is taken.${taken}`)
          : notKnown(ask, `Which kind it is was not said.${taken}`);
      }
      const because = `Fear of birth, ${WORDS[kind]}.${taken}`;
      return accepts.includes(kind) ? met(kind, because) : notMet(kind, because);
    };
  },
});
