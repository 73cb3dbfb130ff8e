import { ListOfCodes, TRAUMA_KINDS, type TraumaKind } from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { met, notKnown, notMet } from '../verdict.js';
import { TRAUMA_WORDS, listed } from '../words.js';

class TraumaKindSettings {
  @ListOfCodes(TRAUMA_KINDS, 5) readonly accepts!: readonly TraumaKind[];
}

const ruleOf = ({ accepts }: TraumaKindSettings): string =>
  `trauma ${listed(
    accepts.map((kind) => TRAUMA_WORDS[kind]),
    'or',
  )}`;

/** Is it a kind of trauma that the service takes? */
export const traumaKind = defineCriterion({
  code: 'trauma-kind',
  question: 'What was traumatic?',
  settings: TraumaKindSettings,
  rule: ruleOf,
  judgeBy(settings) {
    const taken = ` Taken: ${ruleOf(settings)}.`;
    const ask = {
      fact: 'need.traumaKinds',
      question: 'What was traumatic: in pregnancy, at birth, after birth, or something else?',
    };
    return ({ facts: { need } }) => {
      if (need.traumaKinds.length === 0) {
        return notKnown(ask, `What was traumatic was not said.${taken}`);
      }
      const seen = listed(
        need.traumaKinds.map((kind) => TRAUMA_WORDS[kind]),
        'and',
      );
      const because = `Trauma: ${seen}.${taken}`;
      return need.traumaKinds.some((kind) => settings.accepts.includes(kind))
        ? met(seen, because)
        : notMet(seen, because);
    };
  },
});
