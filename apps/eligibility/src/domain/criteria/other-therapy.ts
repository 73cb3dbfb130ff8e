import { IsIn } from 'class-validator';
import { defineCriterion } from '../criterion.js';
import { check, later, met, notKnown, notMet, notPublished } from '../verdict.js';

const TAKES = ['none', 'ask'] as const;

class OtherTherapySettings {
  /** `none`: nobody who is in another therapy; `ask`: considered one by one. */
  @IsIn(TAKES) readonly takes!: (typeof TAKES)[number];
}

const FACT = 'need.currentTherapy';
const QUESTION = 'Is another therapy under way?';
const RULES = {
  none: 'people who are in no other therapy',
  ask: 'people in another therapy are considered one by one',
} as const;

/** Is another therapy under way? */
export const otherTherapy = defineCriterion({
  code: 'other-therapy',
  question: QUESTION,
  settings: OtherTherapySettings,
  rule: ({ takes }) => RULES[takes],
  judgeBy({ takes }) {
    const taken = ` Rule: ${RULES[takes]}.`;
    const under = `Another therapy is under way.${taken}`;
    const yes = takes === 'none' ? notMet('yes', under) : notPublished('yes', under);
    const no = met('no', `No other therapy is under way.${taken}`);
    const unsaid = notKnown({ fact: FACT, question: QUESTION }, `It was not said.${taken}`);
    return ({ facts: { need } }) => {
      if (need.currentTherapy === 'not-known') return unsaid;
      return need.currentTherapy === 'yes' ? yes : no;
    };
  },
  changesBy: () => () => [
    check(FACT, 'Recorded: another therapy is under way. Is that right?'),
    later(FACT, 'The end of the other therapy would change this.'),
  ],
});
