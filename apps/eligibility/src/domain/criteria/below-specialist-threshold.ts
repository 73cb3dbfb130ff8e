import type { Condition } from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { met, notKnown, notMet } from '../verdict.js';
import { CONDITION_WORDS, LEVEL_WORDS } from '../words.js';
import { ASK_LEVEL } from './asked.js';
import { RequiredSettings } from './yes-or-no.js';

const RULE = 'needs below the threshold of the specialist perinatal team';
const TAKEN = ` Taken: ${RULE}.`;
/** Conditions for which the specialist perinatal team comes first. */
const SPECIALIST: readonly Condition[] = [
  'psychosis',
  'bipolar',
  'depression-severe',
  'ocd-severe',
];
const ASK_NOW = {
  fact: 'need.psychiatricNeedNow',
  question: 'Is a psychiatric assessment or treatment needed now?',
};

/** Is the need below what the specialist perinatal team takes? */
export const belowSpecialistThreshold = defineCriterion({
  code: 'below-specialist-threshold',
  question: 'Is it a need for the specialist perinatal team?',
  settings: RequiredSettings,
  rule: () => RULE,
  judgeBy:
    () =>
    ({ facts: { need } }) => {
      const specialist = need.conditions.find((condition) => SPECIALIST.includes(condition));
      if (specialist !== undefined) {
        const seen = CONDITION_WORDS[specialist];
        return notMet(seen, `There is ${seen}.${TAKEN}`);
      }
      if (need.psychiatricNeedNow === 'yes') {
        return notMet('psychiatric need now', `Psychiatric care is needed now.${TAKEN}`);
      }
      if (need.level === 'not-known') {
        return notKnown(ASK_LEVEL, `The level of need was not said.${TAKEN}`);
      }
      const seen = LEVEL_WORDS[need.level];
      if (need.level !== 'mild' && need.level !== 'moderate') {
        return notMet(seen, `The need is ${seen}.${TAKEN}`);
      }
      return need.psychiatricNeedNow === 'not-known'
        ? notKnown(ASK_NOW, `Whether psychiatric care is needed now was not said.${TAKEN}`, seen)
        : met(seen, `The need is ${seen}.${TAKEN}`);
    },
});
