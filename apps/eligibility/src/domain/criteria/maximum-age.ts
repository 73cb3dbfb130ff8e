import { IsInt, Max, Min } from 'class-validator';
import { defineCriterion } from '../criterion.js';
import { check, met, notKnown, notMet } from '../verdict.js';
import { ASK_AGE } from './asked.js';

class MaximumAgeSettings {
  /** The last age in whole years that is taken. */
  @IsInt() @Min(8) @Max(75) readonly years!: number;
}

/** Is the person young enough on the day received? */
export const maximumAge = defineCriterion({
  code: 'maximum-age',
  question: 'How old is the person referred?',
  settings: MaximumAgeSettings,
  rule: ({ years }) => `aged ${years} or under`,
  judgeBy({ years }) {
    const taken = ` Taken: aged ${years} or under.`;
    return ({ facts: { ageYears: age } }) => {
      if (age === undefined) return notKnown(ASK_AGE, `The age was not said.${taken}`);
      const because = `Aged ${age}.${taken}`;
      return age <= years ? met(`${age}`, because) : notMet(`${age}`, because);
    };
  },
  changesBy: () => () => [
    check(ASK_AGE.fact, 'The age is above the last that is taken. Is the birth date right?'),
  ],
});
