import { defineCriterion } from '../criterion.js';
import { check, met, notKnown, notMet } from '../verdict.js';
import { RequiredSettings } from './yes-or-no.js';

const RULE = 'people who are, or will be, the main carer of the baby';
const TAKEN = ` Taken: ${RULE}.`;
const YES = met('yes', `The main carer of the baby.${TAKEN}`);
const NO = notMet('no', `Not the main carer of the baby.${TAKEN}`);
const AFTER_A_LOSS = met('does not apply', `After a loss this does not apply.${TAKEN}`);
const UNSAID = notKnown(
  { fact: 'primaryCarer', question: 'Is the person, or will the person be, the main carer?' },
  `It was not said.${TAKEN}`,
);

/** Is the person the main carer of the baby? After a loss it is never asked. */
export const primaryCarer = defineCriterion({
  code: 'primary-carer',
  question: 'Who mainly cares for the baby?',
  settings: RequiredSettings,
  rule: () => RULE,
  judgeBy:
    () =>
    ({ facts, happenings }) => {
      const onlyLosses =
        facts.current.state !== 'pregnant' &&
        happenings.length > 0 &&
        happenings.every(({ kind }) => kind === 'loss');
      if (onlyLosses) return AFTER_A_LOSS;
      if (facts.primaryCarer === 'not-known') return UNSAID;
      return facts.primaryCarer === 'yes' ? YES : NO;
    },
  changesBy: () => () => [
    check('primaryCarer', 'Recorded: not the main carer of the baby. Is that right?'),
  ],
});
