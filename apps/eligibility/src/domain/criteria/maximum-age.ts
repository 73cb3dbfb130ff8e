import { IsInt, Max, Min } from 'class-validator';
import { defineCriterion } from '../criterion.js';
import { met, notKnown, notMet } from '../verdict.js';

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
    const ask = { fact: 'ageYears', question: 'How old is the person, or what is the birth date?' };
    return ({ facts: { ageYears: age } }) => {
      if (age === undefined) return notKnown(ask, `The age was not said.${taken}`);
      const because = `Aged ${age}.${taken}`;
      return age <= years ? met(`${age}`, because) : notMet(`${age}`, because);
    };
  },
});
