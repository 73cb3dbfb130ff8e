import { ListOfCodes, type NeedLevel } from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { met, notKnown, notMet } from '../verdict.js';
import { LEVEL_WORDS, listed } from '../words.js';

const ACCEPTED = ['mild', 'moderate', 'severe', 'complex'] as const;

class ImpactOfEarlierLossSettings {
  @ListOfCodes(ACCEPTED, 4) readonly accepts!: readonly (typeof ACCEPTED)[number][];
}

const ruleOf = ({ accepts }: ImpactOfEarlierLossSettings): string =>
  `an earlier loss that causes ${listed(accepts, 'or')} distress now`;

/** How much does an earlier loss weigh on this pregnancy? */
export const impactOfEarlierLoss = defineCriterion({
  code: 'impact-of-earlier-loss',
  question: 'How much does the earlier loss weigh on this pregnancy?',
  settings: ImpactOfEarlierLossSettings,
  rule: ruleOf,
  judgeBy(settings) {
    const taken = ` Taken: ${ruleOf(settings)}.`;
    const accepts = new Set<NeedLevel>(settings.accepts);
    if (accepts.has('severe')) accepts.add('complex');
    const ask = {
      fact: 'need.earlierLossImpact',
      question: 'How much distress does the earlier loss cause now: mild, moderate or severe?',
    };
    return ({ facts: { need } }) => {
      const level = need.earlierLossImpact;
      if (level === 'not-known') return notKnown(ask, `It was not said.${taken}`);
      const seen = LEVEL_WORDS[level];
      const because = `The earlier loss causes ${seen} distress.${taken}`;
      return accepts.has(level) ? met(seen, because) : notMet(seen, because);
    };
  },
});
