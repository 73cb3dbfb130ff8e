import { ListOfCodes, MAIN_DIFFICULTIES, type MainDifficulty } from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { met, notKnown, notMet } from '../verdict.js';
import { DIFFICULTY_WORDS, listed, sentenceCase } from '../words.js';
import { ASK_MAIN_DIFFICULTY } from './asked.js';

class MainDifficultySettings {
  @ListOfCodes(MAIN_DIFFICULTIES, 7) readonly accepts!: readonly MainDifficulty[];
}

const ruleOf = ({ accepts }: MainDifficultySettings): string =>
  `mainly ${listed(
    accepts.map((one) => DIFFICULTY_WORDS[one]),
    'or',
  )}`;

/** What is the main difficulty? */
export const mainDifficulty = defineCriterion({
  code: 'main-difficulty',
  question: 'What is the main difficulty?',
  settings: MainDifficultySettings,
  rule: ruleOf,
  judgeBy(settings) {
    const taken = ` Taken: ${ruleOf(settings)}.`;
    return ({ facts: { need } }) => {
      const seen = DIFFICULTY_WORDS[need.mainDifficulty];
      if (need.mainDifficulty === 'not-known')
        return notKnown(ASK_MAIN_DIFFICULTY, `It was not said.${taken}`);
      const because = `${sentenceCase(seen)}.${taken}`;
      return settings.accepts.includes(need.mainDifficulty)
        ? met(seen, because)
        : notMet(seen, because);
    };
  },
});
